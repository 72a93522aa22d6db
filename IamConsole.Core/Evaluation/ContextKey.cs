namespace IamConsole.Core.Evaluation;

/// <summary>Keys whose value follows from the principal or the resource, unless the request gives them.</summary>
internal enum DerivedKey
{
    None,
    PrincipalArn,
    PrincipalAccount,
    PrincipalType,
    UserId,
    UserName,
    ResourceAccount,
    PrincipalIsAwsService,
    PrincipalServiceName,
    PrincipalServiceNamesList,
}

/// <summary>A condition key prepared for look-up; names are compared without regard to case.</summary>
internal sealed class ContextKey
{
    private static readonly Dictionary<string, DerivedKey> DerivedKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        ["aws:PrincipalArn"] = DerivedKey.PrincipalArn,
        ["aws:PrincipalAccount"] = DerivedKey.PrincipalAccount,
        ["aws:PrincipalType"] = DerivedKey.PrincipalType,
        ["aws:userid"] = DerivedKey.UserId,
        ["aws:username"] = DerivedKey.UserName,
        ["aws:ResourceAccount"] = DerivedKey.ResourceAccount,
        ["aws:PrincipalIsAWSService"] = DerivedKey.PrincipalIsAwsService,
        ["aws:PrincipalServiceName"] = DerivedKey.PrincipalServiceName,
        ["aws:PrincipalServiceNamesList"] = DerivedKey.PrincipalServiceNamesList,
    };

    public ContextKey(string name)
    {
        Name = name;
        Hash = HashOf(name);
        Derived = DerivedKeys.GetValueOrDefault(name);
    }

    public string Name { get; }

    public int Hash { get; }

    public DerivedKey Derived { get; }

    public static int HashOf(string name) => name.GetHashCode(StringComparison.OrdinalIgnoreCase);
}
