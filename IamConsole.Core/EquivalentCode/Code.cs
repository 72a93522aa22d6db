namespace IamConsole.Core.EquivalentCode;

/// <summary>Writes requests as code that does the same on AWS. Passwords and other secrets are placeholders in it.</summary>
public static class Code
{
    /// <param name="requests">The changes, in order.</param>
    /// <param name="language">In which language.</param>
    /// <returns>Lines that end with a line feed.</returns>
    public static string Write(IReadOnlyList<CodeRequest> requests, CodeLanguage language) => language switch
    {
        CodeLanguage.Cli => CliCode.Write(requests),
        CodeLanguage.Boto3 => Boto3Code.Write(requests),
        CodeLanguage.Terraform => TerraformCode.Write(DesiredState.After(requests)),
        _ => CloudFormationCode.Write(DesiredState.After(requests)),
    };
}
