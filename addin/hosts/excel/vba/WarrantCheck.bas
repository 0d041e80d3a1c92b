Attribute VB_Name = "WarrantCheck"
Option Explicit
' What is wrong with the installation, in words: in the add-in a button, in a workbook a macro (Alt+F8).

' A message box shows no more.
Private Const LONGEST As Long = 1000

Public Sub WarrantsCheckInstallation()
    Dim before As String, words As String
    before = WarrantReason()
    WarrantForget
    On Error GoTo NotReached
    words = WarrantAsked("check", WARRANTS_VERSION, XLWINGS_VERSION)
    WarrantSay words & WithReason(before)
    Exit Sub
NotReached:
    WarrantSay WarrantNotReached(Err.Description) & WithReason(before)
End Sub

Public Sub WarrantSay(ByVal words As String)
    If Len(words) > LONGEST Then words = Left$(words, LONGEST) & " ..." & vbLf & "All of it: warrants doctor excel"
    MsgBox words, vbInformation, "Warrants"
End Sub

Public Function WarrantNotReached(ByVal words As String) As String
    WarrantNotReached = words & "." & vbLf & vbLf & "The add-in is of version " & WARRANTS_VERSION & ", with xlwings " & _
        XLWINGS_VERSION & "; its settings are in " & GetConfigFilePath() & "." & vbLf & _
        "Run in a terminal: warrants doctor excel, and then: warrants install excel"
End Function

Private Function WithReason(ByVal before As String) As String
    If before <> "" Then WithReason = vbLf & vbLf & "The last cell that failed: " & before
End Function
