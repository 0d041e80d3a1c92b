Attribute VB_Name = "WarrantCheck"
Option Explicit
' What is wrong with the installation, in words: in the add-in a button, in a workbook a macro (Alt+F8).

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

Private Function WithReason(ByVal before As String) As String
    If before <> "" Then WithReason = vbLf & vbLf & "The last failure: " & before
End Function
