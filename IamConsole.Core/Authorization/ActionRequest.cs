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

    /// <summary>Adds <c>aws:TagKeys</c> for an operation that removes tags.</summary>
    public ActionRequest WithTagKeys(IReadOnlyList<string> tagKeys) =>
        this with { Keys = [.. Keys, new ConditionKeyValue("aws:TagKeys", tagKeys, true)] };
}

/// <summary>A condition key of a request with its value or values.</summary>
public sealed record ConditionKeyValue(string Key, IReadOnlyList<string> Values, bool IsMultivalued);
