namespace IamConsole.Core.Catalog;

/// <summary>A resource type of a service.</summary>
/// <param name="Name">Such as "bucket"; unique in its service, ignoring case.</param>
/// <param name="ArnPattern">Such as <c>arn:${Partition}:s3:::${BucketName}</c>.</param>
/// <param name="ConditionKeys">Keys that requests on such a resource carry.</param>
public sealed record CatalogResourceType(string Name, string ArnPattern, IReadOnlyList<CatalogConditionKey> ConditionKeys);

/// <summary>A resource type that an action works on.</summary>
/// <param name="TypeIndex">The type's place in <see cref="CatalogService.ResourceTypes"/> of the action's service.</param>
/// <param name="Type">The type.</param>
/// <param name="IsRequired">Whether every request names such a resource.</param>
/// <param name="ConditionKeys">Keys that apply to the action on this type, besides the action's own.</param>
public sealed record CatalogActionResource(int TypeIndex, CatalogResourceType Type, bool IsRequired, IReadOnlyList<CatalogConditionKey> ConditionKeys);
