namespace IamConsole.Core.AccessAnalyzer;

/// <summary>AWS's words for what analyzers find, where, and what became of it.</summary>
public static class FindingTypes
{
    public const string ExternalAccess = "ExternalAccess";
    public const string UnusedRole = "UnusedIAMRole";
    public const string UnusedAccessKey = "UnusedIAMUserAccessKey";
    public const string UnusedPassword = "UnusedIAMUserPassword";
    public const string UnusedPermission = "UnusedPermission";

    public const string Role = "AWS::IAM::Role";
    public const string User = "AWS::IAM::User";

    public const string Active = "ACTIVE";
    public const string Archived = "ARCHIVED";
    public const string Resolved = "RESOLVED";
}
