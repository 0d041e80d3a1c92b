Attribute VB_Name = "WarrantOpening"
Option Explicit
' The help of the Function Wizard, given to Excel when the file is opened.

Private failure As String

Public Sub WarrantsDescribe()
    ' Help that cannot be given is no reason for a box at every start.
    Dim wasSaved As Boolean
    On Error Resume Next
    wasSaved = ThisWorkbook.Saved
    If Not IsDescribed() And ThisWorkbook.IsAddin Then DescribeInSight
    ThisWorkbook.Saved = wasSaved
    If failure <> "" Then WarrantKeepReason "the Function Wizard did not take the help of the arguments: " & failure
End Sub

Private Sub DescribeInSight()
    ' Excel may refuse this for a hidden workbook, as an add-in is; for a moment it is none.
    Dim isDone As Boolean
    On Error GoTo Done
    Application.ScreenUpdating = False
    ThisWorkbook.IsAddin = False
    isDone = IsDescribed()
Done:
    ThisWorkbook.IsAddin = True
    Application.ScreenUpdating = True
End Sub

Private Function IsDescribed() As Boolean
    On Error GoTo Failed
    WarrantDescribeAll
    failure = ""
    IsDescribed = True
    Exit Function
Failed:
    failure = Err.Description
End Function

Public Sub WarrantDescribe(ByVal called As String, ByVal summary As String, ByVal arguments As Variant)
    Application.MacroOptions Macro:="'" & Replace(ThisWorkbook.Name, "'", "''") & "'!" & called, _
        Description:=summary, Category:="Warrants", ArgumentDescriptions:=arguments
End Sub
