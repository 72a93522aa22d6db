using IamConsole.Core.Arns;
using IamConsole.Core.Model;

namespace IamConsole.Core.Authorization;

/// <summary>One action on one resource that has to be allowed, with the condition keys that the request adds.</summary>
/// <param name="Action">Such as <c>iam:CreateUser</c>.</param>
/// <param name="Resource">The ARN that it is asked for.</param>
public sealed record ActionRequest(string Action, string Resource)
{
    public ActionRequest(string action, Arn resource)
        : this(action, resource.ToString())
    {
    }

    /// <summary>Condition keys beyond those of caller, time and address. Several values make a multivalued key.</summary>
    public IReadOnlyList<ConditionKeyValue> Keys { get; init; } = [];

    /// <summary>The policy of the resource, for a resource that has one: a role's trust policy.</summary>
    public ResourcePolicy? ResourcePolicy { get; init; }

    /// <summary>The identity provider that vouches for who asks, as trust policies name it. The resource's policy alone then decides, whoever the caller is.</summary>
    public string? FederatedBy { get; init; }

    public ActionRequest With(string key, string? value) =>
        value is null ? this : this with { Keys = [.. Keys, new ConditionKeyValue(key, [value], false)] };

    /// <summary>Adds <c>aws:ResourceTag/KEY</c> and IAM's older <c>iam:ResourceTag/KEY</c>.</summary>
    public ActionRequest WithResourceTags(IEnumerable<Tag> tags) => this with
    {
        Keys =
        [
            .. Keys,
            .. tags.SelectMany(tag => new[]
            {
                new ConditionKeyValue($"aws:ResourceTag/{tag.Key}", [tag.Value], false),
                new ConditionKeyValue($"iam:ResourceTag/{tag.Key}", [tag.Value], false),
            }),
        ],
    };

    /// <summary>Adds <c>aws:RequestTag/KEY</c> and <c>aws:TagKeys</c>; nothing where the request has no tags.</summary>
    public ActionRequest WithRequestTags(IReadOnlyList<Tag>? tags) => tags is null or [] ? this : this with
    {
        Keys =
        [
            .. Keys,
            .. tags.Select(tag => new ConditionKeyValue($"aws:RequestTag/{tag.Key}", [tag.Value], false)),
            new ConditionKeyValue("aws:TagKeys", [.. tags.Select(tag => tag.Key)], true),
        ],
    };

    /// <summary>Adds a multivalued key; nothing where there are no values.</summary>
    public ActionRequest With(string key, IReadOnlyList<string>? values) =>
        values is null or [] ? this : this with { Keys = [.. Keys, new ConditionKeyValue(key, values, true)] };

    /// <summary>Adds <c>aws:TagKeys</c> for an operation that removes tags.</summary>
    public ActionRequest WithTagKeys(IReadOnlyList<string> tagKeys) =>
        this with { Keys = [.. Keys, new ConditionKeyValue("aws:TagKeys", tagKeys, true)] };
}

/// <summary>A condition key of a request with its value or values.</summary>
public sealed record ConditionKeyValue(string Key, IReadOnlyList<string> Values, bool IsMultivalued);

/// <summary>The policy of a resource, which decides together with the caller's own. The resource may be another account's.</summary>
/// <param name="Account">Whose the resource is.</param>
/// <param name="Name">How explanations call the policy.</param>
/// <param name="TrustPolicy">A role's trust policy; none of a role that does not exist, which trusts nobody.</param>
public sealed record ResourcePolicy(AccountId Account, string Name, string? TrustPolicy)
{
    /// <summary>What the name of a trust policy begins with; the role's unique id follows.</summary>
    public const string TrustPrefix = "Trust/";
}
