Attribute VB_Name = "WarrantPython"
Option Explicit
Option Private Module
' The way to Python, through xlwings' module, and why it failed the last time.

' How long a failure to start Python stands for the cells that ask next: a thousand of them must not each wait.
Private Const SECONDS_TO_WAIT As Long = 5
Private Const NOT_REACHED As Long = -2147221504 + 2042

Private server As Object
Private tryAgainAt As Date
' Why Python could not be started: what each cell says until it is tried again.
Private whyNotStarted As String
Private reason As String

Public Function WarrantCall(ByVal called As String, ByVal given As Variant) As Variant
    ' Call a function in Python; where its process has ended in the meantime, in a new one.
    Dim isNew As Boolean
    On Error GoTo Failed
Again:
    isNew = server Is Nothing
    ' In parentheses: another process gets values, and not the places where they stand.
    WarrantCall = Connected().CallUDF("addin.udfs", (called), (given))
    Exit Function
Failed:
    Set server = Nothing
    If Not isNew Then Resume Again
    Err.Raise Err.Number, , Err.Description
End Function

Public Function WarrantAsked(ByVal called As String, ByVal first As String, ByVal second As String) As String
    ' Ask a function of the buttons' module in Python, and give the words that it answers. Who presses a button waits.
    Dim isNew As Boolean
    On Error GoTo Failed
    tryAgainAt = 0
Again:
    isNew = server Is Nothing
    With Connected()
        WarrantAsked = .Str(.Call(.Module("addin.hosts.excel.buttons"), (called), .Tuple((first), (second))))
    End With
    Exit Function
Failed:
    Set server = Nothing
    If Not isNew Then Resume Again
    Err.Raise Err.Number, , Err.Description
End Function

Public Sub WarrantKeepReason(ByVal words As String)
    reason = words & " (at " & Format$(Now, "yyyy-mm-dd hh:nn:ss") & ")"
End Sub

Public Function WarrantReason() As String
    WarrantReason = reason
End Function

Public Sub WarrantForget()
    ' Let the next call start Python at once, and leave the process that there was.
    Set server = Nothing
    tryAgainAt = 0
    reason = ""
End Sub

Public Function WarrantWizardIsOpen() As Boolean
    ' While the Function Wizard is open Excel switches off the buttons, and calls a function at every key.
    On Error Resume Next
    WarrantWizardIsOpen = Not Application.CommandBars("Standard").Controls(1).Enabled
End Function

Public Function WarrantCountsFrom1904(ByVal area As Object) As Boolean
    WarrantCountsFrom1904 = area.Worksheet.Parent.Date1904
End Function

Public Function WarrantCallerCountsFrom1904() As Boolean
    ' Who calls from elsewhere than a cell has no workbook to ask.
    On Error Resume Next
    WarrantCallerCountsFrom1904 = Application.Caller.Worksheet.Parent.Date1904
End Function

Private Function Connected() As Object
    If server Is Nothing Then Set server = Started()
    Set Connected = server
End Function

Private Function Started() As Object
    Dim began As Date
    If Now < tryAgainAt Then Err.Raise NOT_REACHED, , whyNotStarted
    began = Now
    On Error GoTo Failed
    CheckInterpreter GetConfig("INTERPRETER_WIN", "", "user")
    Set Started = XLPy()
    Exit Function
Failed:
    whyNotStarted = "Python cannot be reached: " & Err.Description
    ' Where it takes long to fail, Excel is to be free for as long.
    tryAgainAt = Now + (Now - began) + SECONDS_TO_WAIT / 86400
    Err.Raise NOT_REACHED, , whyNotStarted
End Function

Private Sub CheckInterpreter(ByVal interpreter As String)
    ' Nothing is started that nobody named, and nothing waits for a program that is not there.
    If interpreter = "" Then
        If GetConfig("CONDA PATH", "", "user") = "" Then
            Err.Raise NOT_REACHED, , "no Python is named in " & GetConfigFilePath()
        End If
    ElseIf InStr(interpreter, "\") > 0 And Not FileExists(interpreter) Then
        Err.Raise NOT_REACHED, , "its program is not there, " & interpreter
    End If
End Sub
