Option Explicit
' In the place of WarrantPython: answers with what arrived, and for some functions with what a test needs.

Private reason As String

Public Function WarrantCall(ByVal called As String, ByVal given As Variant) As Variant
    Select Case called
        Case "CASH_IN_LIEU"
            Err.Raise 1000, , "Could not load xlwings64.dll"
        Case "WARRANT_LEDGER"
            WarrantCall = Table()
        Case "REGISTRATION_CALENDAR"
            WarrantCall = Array("#REF!", 2, "#")
        Case "EFFECTIVE_PRICE"
            WarrantCall = given(0)
        Case Else
            WarrantCall = Described(given)
    End Select
End Function

Private Function Table() As Variant
    Dim cells(0 To 1, 0 To 2) As Variant
    cells(0, 0) = "Date"
    cells(0, 1) = "#N/A"
    cells(0, 2) = 1.5
    cells(1, 0) = "#DIV/0!"
    cells(1, 1) = ""
    cells(1, 2) = "#1 of two"
    Table = cells
End Function

Public Function Described(ByVal given As Variant) As String
    Dim i As Long
    For i = LBound(given) To UBound(given)
        If i > LBound(given) Then Described = Described & " | "
        Described = Described & OneDescribed(given(i))
    Next i
End Function

Private Function OneDescribed(ByVal value As Variant) As String
    If IsArray(value) Then
        OneDescribed = RangeDescribed(value)
    ElseIf IsError(value) Then
        OneDescribed = CStr(value)
    ElseIf IsEmpty(value) Then
        OneDescribed = "empty"
    Else
        OneDescribed = TypeName(value) & " " & CStr(value)
    End If
End Function

Private Function RangeDescribed(ByVal value As Variant) As String
    Dim i As Long, j As Long
    RangeDescribed = UBound(value, 1) - LBound(value, 1) + 1 & " x " & UBound(value, 2) - LBound(value, 2) + 1
    For i = LBound(value, 1) To LBound(value, 1) + 1
        For j = LBound(value, 2) To LBound(value, 2) + 1
            If i <= UBound(value, 1) And j <= UBound(value, 2) Then
                RangeDescribed = RangeDescribed & ", " & OneDescribed(value(i, j))
            End If
        Next j
    Next i
End Function

Public Sub WarrantKeepReason(ByVal words As String)
    reason = words
End Sub

Public Function WarrantWizardIsOpen() As Boolean
End Function

Public Function WarrantCountsFrom1904(ByVal area As Object) As Boolean
    WarrantCountsFrom1904 = (area.Worksheet.Name = "From1904")
End Function

Public Function WarrantCallerCountsFrom1904() As Boolean
End Function

' Calls that no formula makes here: errors and arguments left out, as Excel passes them, and several areas.

Public Function TRY_ERROR() As Variant
    TRY_ERROR = SPLIT_PRICE(CVErr(2042), CVErr(2036), 1)
End Function

Public Function TRY_OMITTED() As Variant
    TRY_OMITTED = WARRANT_ERROR("SPLIT_PRICE", , CVErr(2007), 5)
End Function

Public Function TRY_AREAS() As Variant
    TRY_AREAS = WarrantAnswer("SPLIT_PRICE", Array(SeveralAreas(), 1, 2)) & ": " & reason
End Function

Public Function TRY_AREAS_IN_WORDS() As Variant
    TRY_AREAS_IN_WORDS = WarrantAnswer("WARRANT_ERROR", Array(SeveralAreas()))
End Function

Private Function SeveralAreas() As Object
    Set SeveralAreas = Application.Union(ActiveSheet.Range("A1:A2"), ActiveSheet.Range("C7:C8"))
End Function

Public Function TRY_REASON() As Variant
    Dim answer As Variant
    answer = CASH_IN_LIEU(1, 2)
    TRY_REASON = CStr(answer) & ": " & reason
End Function

Public Function TRY_CODE(ByVal code As Variant) As Variant
    Dim answer As Variant
    answer = EFFECTIVE_PRICE(code, 1)
    TRY_CODE = TypeName(answer) & " " & CStr(answer)
End Function
