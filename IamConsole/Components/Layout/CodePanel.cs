using IamConsole.Core.EquivalentCode;

namespace IamConsole.Components.Layout;

/// <summary>Whether the panel with the code of the latest change is open, and in which language code is shown. One per circuit.</summary>
internal sealed class CodePanel
{
    /// <summary>Raised when the panel opens or closes, or the language is changed.</summary>
    public event Action? Changed;

    public bool IsOpen { get; private set; }

    public CodeLanguage Language { get; private set; }

    public void Show(bool open)
    {
        IsOpen = open;
        Changed?.Invoke();
    }

    public void Choose(CodeLanguage language)
    {
        Language = language;
        Changed?.Invoke();
    }
}
