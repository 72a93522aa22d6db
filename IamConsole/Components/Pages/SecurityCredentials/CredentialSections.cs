namespace IamConsole.Components.Pages.SecurityCredentials;

/// <summary>Which of the further credentials a page shows.</summary>
[Flags]
public enum CredentialSections
{
    None = 0,
    CodeCommit = 1,
    Keyspaces = 2,
    Certificates = 4,
    All = CodeCommit | Keyspaces | Certificates,
}
