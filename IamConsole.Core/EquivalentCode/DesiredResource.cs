using System.Text.Json.Nodes;

namespace IamConsole.Core.EquivalentCode;

/// <summary>A resource as it is after the requests, as far as they tell.</summary>
/// <param name="kind">What it is.</param>
/// <param name="name">By which name or ARN requests speak of it.</param>
/// <param name="exists">Whether it was there before the requests, which then tell a part of it only.</param>
internal sealed class DesiredResource(ResourceKind kind, string name, bool exists)
{
    public ResourceKind Kind { get; } = kind;

    public string Name { get; set; } = name;

    public bool Exists { get; } = exists;

    /// <summary>By AWS's member names of the request that makes it.</summary>
    public JsonObject Properties { get; init; } = [];

    public string? Text(string property) => Properties[property]?.ToString();
}
