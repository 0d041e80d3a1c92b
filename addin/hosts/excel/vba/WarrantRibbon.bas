Attribute VB_Name = "WarrantRibbon"
Option Explicit
' What the buttons of the tab Warrants do.

Private Const FUNCTION_WIZARD As Long = 450

Public Sub WarrantsNewWorkbook(control As IRibbonControl)
    ' Write the template that the button names, where the person says, and open it.
    Dim path As Variant, words As String
    On Error GoTo NotAsked
    path = Application.GetSaveAsFilename(control.Tag & ".xlsx", "Excel Workbook (*.xlsx), *.xlsx", , "New workbook")
    If VarType(path) = vbBoolean Then Exit Sub
    On Error GoTo NotReached
    words = WarrantAsked("new_workbook", CStr(path), control.Tag)
    If words = "" Then
        OpenWritten CStr(path)
    Else
        WarrantSay words
    End If
    Exit Sub
NotAsked:
    WarrantSay "Excel did not ask for the file: " & Err.Description
    Exit Sub
NotReached:
    WarrantSay WarrantNotReached(Err.Description)
End Sub

Private Sub OpenWritten(ByVal path As String)
    ' That Excel does not open it says nothing of Python, which has written it.
    On Error GoTo Failed
    Workbooks.Open path
    Exit Sub
Failed:
    WarrantSay path & " is written, but Excel did not open it: " & Err.Description
End Sub

Public Sub WarrantsRecalculate(control As IRibbonControl)
    ' Work every formula of every open workbook out again, in a Python that is asked anew.
    On Error GoTo Failed
    WarrantForget
    Application.CalculateFull
    If WarrantReason() <> "" Then WarrantSay "Some cells could not be worked out. " & WarrantReason()
    Exit Sub
Failed:
    WarrantSay "Excel did not recalculate: " & Err.Description
End Sub

Public Sub WarrantsFunctionHelp(control As IRibbonControl)
    ' Open the page of the functions, at the one in the active cell; without Python Excel's own list of functions.
    Dim formula As String, words As String
    On Error Resume Next
    formula = ActiveCell.Formula
    On Error GoTo NotReached
    words = WarrantAsked("function_help", formula, "")
    If words <> "" Then WarrantSay words
    Exit Sub
NotReached:
    words = WarrantNotReached(Err.Description)
    ' Within a handler nothing would catch what Excel refuses, and its list needs a workbook that is open.
    Resume OwnList
OwnList:
    On Error GoTo NoList
    Application.Dialogs(FUNCTION_WIZARD).Show
    Exit Sub
NoList:
    WarrantSay words
End Sub

Public Sub WarrantsAbout(control As IRibbonControl)
    WarrantSay WarrantAboutWords()
End Sub

Public Sub WarrantsCheck(control As IRibbonControl)
    WarrantsCheckInstallation
End Sub
