Attribute VB_Name = "WarrantCells"
Option Explicit
Option Private Module
' Between cells and Python: ranges go by value, errors come back as errors.

' Excel's own numbers of #VALUE! and #N/A.
Private Const NOT_UNDERSTOOD As Long = 2015
Private Const NOT_THERE As Long = 2042
' Added to the number of an error of a cell where this module raises it.
Private Const OURS As Long = -2147221504
' A range of more rows or columns ends where its sheet does: a whole column is a million cells.
Private Const LONG_RANGE As Long = 10000
' The function whose answer is words, so that words in its cell can mislead no sum.
Private Const EXPLAINS As String = "WARRANT_ERROR"

Public Function WarrantAnswer(ByVal called As String, ByVal given As Variant) As Variant
    ' Give what the cell shows. A reason why Python was not reached is kept for Check installation.
    On Error GoTo Failed
    If WarrantWizardIsOpen() Then
        ' An error and not 0: whoever asked, it is never taken for a number.
        WarrantAnswer = CVErr(NOT_THERE)
        Exit Function
    End If
    WarrantAnswer = WithErrors(WarrantCall(called, ByValue(given)))
    Exit Function
Failed:
    WarrantAnswer = Failure(called, Err.Number, Err.Description)
End Function

Public Function WarrantJoined(ByVal first As Variant, ByVal rest As Variant) As Variant
    ' Put the first argument and those of a ParamArray together; a range stays one until it is read.
    Dim all() As Variant, i As Long
    ReDim all(0 To UBound(rest) - LBound(rest) + 1)
    TakeOver all, 0, first
    For i = LBound(rest) To UBound(rest)
        If Not IsOmitted(rest(i)) Then TakeOver all, i - LBound(rest) + 1, rest(i)
    Next i
    WarrantJoined = all
End Function

Private Function Failure(ByVal called As String, ByVal number As Long, ByVal words As String) As Variant
    If number = OURS + NOT_UNDERSTOOD Then
        Failure = CVErr(NOT_UNDERSTOOD)
    Else
        Failure = CVErr(NOT_THERE)
    End If
    WarrantKeepReason called & ": " & words
    If called = EXPLAINS Then Failure = words
End Function

Private Sub TakeOver(ByRef all() As Variant, ByVal place As Long, ByVal argument As Variant)
    If IsObject(argument) Then
        Set all(place) = argument
    Else
        all(place) = argument
    End If
End Sub

Private Function ByValue(ByVal given As Variant) As Variant
    ' Read the ranges among the arguments. What is left out is empty: to Python the two are the same.
    Dim values() As Variant, i As Long, lastRow As Long, lastColumn As Long
    CheckDates WarrantCallerCountsFrom1904()
    FindEnd given, lastRow, lastColumn
    ReDim values(LBound(given) To UBound(given))
    For i = LBound(given) To UBound(given)
        If IsObject(given(i)) Then
            values(i) = ValuesOf(given(i), lastRow, lastColumn)
        ElseIf Not IsOmitted(given(i)) Then
            values(i) = given(i)
        End If
    Next i
    ByValue = values
End Function

Private Function IsOmitted(Optional argument As Variant) As Boolean
    ' IsMissing alone may take an error among the arguments for one that is left out, which is error 448.
    Dim words As String
    If Not IsMissing(argument) Then Exit Function
    On Error Resume Next
    words = CStr(argument)
    IsOmitted = (words = "" Or Right$(words, 4) = " 448")
End Function

Private Sub FindEnd(ByVal given As Variant, ByRef lastRow As Long, ByRef lastColumn As Long)
    ' One end for all ranges of a call, so that two whole columns are of one length on whatever sheets they stand.
    Dim i As Long, used As Object
    For i = LBound(given) To UBound(given)
        If IsObject(given(i)) Then
            CheckRange given(i)
            If given(i).Rows.Count > LONG_RANGE Or given(i).Columns.Count > LONG_RANGE Then
                Set used = given(i).Worksheet.UsedRange
                lastRow = Larger(lastRow, used.Row + used.Rows.Count - 1)
                lastColumn = Larger(lastColumn, used.Column + used.Columns.Count - 1)
            End If
        End If
    Next i
End Sub

Private Sub CheckRange(ByVal area As Object)
    If area.Areas.Count > 1 Then
        Err.Raise OURS + NOT_UNDERSTOOD, , "a range of several areas is given: give one area"
    End If
    CheckDates WarrantCountsFrom1904(area)
End Sub

Private Sub CheckDates(ByVal isFrom1904 As Boolean)
    ' By value a date is its number, and from 1904 on the same number is a day four years later.
    If Not isFrom1904 Then Exit Sub
    Err.Raise OURS + NOT_UNDERSTOOD, , "the workbook counts its dates from 1904: switch that off in File, Options, Advanced"
End Sub

Private Function ValuesOf(ByVal area As Object, ByVal lastRow As Long, ByVal lastColumn As Long) As Variant
    Dim rowCount As Long, columnCount As Long
    rowCount = area.Rows.Count
    columnCount = area.Columns.Count
    If rowCount > LONG_RANGE Then rowCount = Within(lastRow - area.Row + 1, rowCount)
    If columnCount > LONG_RANGE Then columnCount = Within(lastColumn - area.Column + 1, columnCount)
    ' Value2 and not Value: that would cut currency to four decimal places.
    ValuesOf = area.Resize(rowCount, columnCount).Value2
End Function

Private Function Within(ByVal wanted As Long, ByVal most As Long) As Long
    Within = Larger(1, wanted)
    If Within > most Then Within = most
End Function

Private Function Larger(ByVal one As Long, ByVal other As Long) As Long
    Larger = one
    If other > one Then Larger = other
End Function

Private Function WithErrors(ByVal answer As Variant) As Variant
    ' Turn the codes among the results into errors: a sum passes over text, and not over an error.
    Select Case Dimensions(answer)
        Case 0
            WithErrors = AsError(answer)
        Case 1
            WithErrors = LineWithErrors(answer)
        Case Else
            WithErrors = TableWithErrors(answer)
    End Select
End Function

Private Function LineWithErrors(ByVal answer As Variant) As Variant
    Dim i As Long
    For i = LBound(answer) To UBound(answer)
        answer(i) = AsError(answer(i))
    Next i
    LineWithErrors = answer
End Function

Private Function TableWithErrors(ByVal answer As Variant) As Variant
    Dim i As Long, j As Long
    For i = LBound(answer, 1) To UBound(answer, 1)
        For j = LBound(answer, 2) To UBound(answer, 2)
            answer(i, j) = AsError(answer(i, j))
        Next j
    Next i
    TableWithErrors = answer
End Function

Private Function Dimensions(ByVal answer As Variant) As Long
    Dim bound As Long
    If Not IsArray(answer) Then Exit Function
    Dimensions = 1
    On Error GoTo Flat
    bound = UBound(answer, 2)
    Dimensions = 2
Flat:
End Function

Private Function AsError(ByVal value As Variant) As Variant
    AsError = value
    If VarType(value) <> vbString Then Exit Function
    If Left$(value, 1) <> "#" Then Exit Function
    If NumberOf(value) > 0 Then AsError = CVErr(NumberOf(value))
End Function

Private Function NumberOf(ByVal code As String) As Long
    Select Case code
        Case "#NULL!": NumberOf = 2000
        Case "#DIV/0!": NumberOf = 2007
        Case "#VALUE!": NumberOf = NOT_UNDERSTOOD
        Case "#REF!": NumberOf = 2023
        Case "#NAME?": NumberOf = 2029
        Case "#NUM!": NumberOf = 2036
        Case "#N/A": NumberOf = NOT_THERE
        Case "#GETTING_DATA": NumberOf = 2043
        Case "#SPILL!": NumberOf = 2045
        Case "#CALC!": NumberOf = 2050
    End Select
End Function
