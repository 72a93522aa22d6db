using IamConsole.Core.Catalog;

namespace IamConsole.Core.ManagedPolicies;

/// <summary>Whose a managed policy is, as the console's Type column says.</summary>
public enum PolicyType
{
    CustomerManaged,
    AwsManaged,
    AwsManagedJobFunction,
}

/// <summary>Tells and words the types.</summary>
public static class PolicyTypes
{
    public static PolicyType Of(AwsManagedPolicy policy) => policy.IsJobFunction ? PolicyType.AwsManagedJobFunction : PolicyType.AwsManaged;

    /// <summary>The console's words.</summary>
    public static string Text(this PolicyType type) => type switch
    {
        PolicyType.CustomerManaged => "Customer managed",
        PolicyType.AwsManaged => "AWS managed",
        _ => "AWS managed - job function",
    };
}
