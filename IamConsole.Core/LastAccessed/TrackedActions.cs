using IamConsole.Core.Catalog;

namespace IamConsole.Core.LastAccessed;

/// <summary>Of which actions AWS says when they were last attempted: management actions, no data events, and not <c>iam:PassRole</c> (IAM User Guide, Last accessed information).</summary>
internal static class TrackedActions
{
    public static bool Contains(CatalogAction action) => action.Service.Prefix switch
    {
        "iam" => action.Name != "PassRole",
        "s3" => action.Resources.All(resource => resource.Type.Name != "object"),
        "lambda" => !action.Name.StartsWith("Invoke", StringComparison.Ordinal),
        _ => true,
    };
}
