Attribute VB_Name = "WarrantWords"
Option Explicit
Option Private Module
' What is said to the person at the screen.

' A message box shows no more.
Private Const LONGEST As Long = 1000

Public Sub WarrantSay(ByVal words As String)
    If Len(words) > LONGEST Then words = Left$(words, LONGEST) & " ..." & vbLf & "All of it: warrants doctor excel"
    MsgBox words, vbInformation, "Warrants"
End Sub

Public Function WarrantNotReached(ByVal words As String) As String
    WarrantNotReached = words & "." & vbLf & vbLf & "The add-in is of version " & WARRANTS_VERSION & ", with xlwings " & _
        XLWINGS_VERSION & "; its settings are in " & GetConfigFilePath() & "." & vbLf & _
        "Run in a terminal: warrants doctor excel, and then: warrants install excel"
End Function
