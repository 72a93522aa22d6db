namespace IamConsole.Tests.Architecture;

/// <summary>The rooms of Core from the ground up, and which other rooms each may use. What is not named is a feature.</summary>
internal static class Floors
{
    public const string Root = "IamConsole.Core.";

    private static readonly string[] Pure = ["Arns", "PolicyLanguage", "Catalog", "Evaluation", "Summaries", "Validation", "PolicyDrafting", "PolicyAssistance", "ChangeReview"];
    private static readonly string[] UpToStorage = [.. Pure, "Model", "Storage"];
    private static readonly string[] UpToOperations = [.. UpToStorage, "Authorization", "Activity", "Operations"];

    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Arns"] = [],
        ["PolicyLanguage"] = ["Arns"],
        ["Catalog"] = ["Arns"],
        ["Evaluation"] = ["Arns", "PolicyLanguage"],
        ["Summaries"] = ["Arns", "PolicyLanguage", "Catalog", "Evaluation"],
        ["Validation"] = ["Arns", "PolicyLanguage", "Catalog", "Evaluation"],
        ["PolicyDrafting"] = ["Arns", "PolicyLanguage", "Catalog"],
        ["PolicyAssistance"] = ["Arns", "PolicyLanguage", "Catalog", "Validation"],
        ["ChangeReview"] = ["Arns", "PolicyLanguage", "Catalog", "Summaries"],
        ["Model"] = ["Arns"],
        ["Storage"] = ["Arns", "Model"],
        ["Authorization"] = UpToStorage,
        ["Activity"] = ["Arns", "Summaries", "Validation", "Model", "Storage"],
        ["Operations"] = [.. UpToStorage, "Authorization", "Activity"],
        // Verifies the tokens and assertions of identity providers; what is refused is said in the first door's words.
        ["Federation"] = ["Arns", "Model", "Operations"],
        // The second door answers in the first one's words (IamResult, IamError) and shares its password hasher.
        ["Authentication"] = ["Arns", "Model", "Storage", "Activity", "Operations"],
        // Roles and reports both show trust policies; whose ids they hold is the second door's to look up.
        ["Trust"] = [.. UpToOperations, "Authentication"],
        // Unused access is what the last-accessed times leave, and the first analyzer brings the service's own role with it.
        ["AccessAnalyzer"] = [.. UpToOperations, "Authentication", "Trust", "LastAccessed", "Roles"],
    };

    /// <summary>The rooms that know no database, no HTTP, no clock and no async.</summary>
    public static IReadOnlyList<string> PureRooms => Pure;

    /// <summary>The room that a namespace belongs to, or none for what is not Core's.</summary>
    public static string? RoomOf(string ns) => ns.StartsWith(Root, StringComparison.Ordinal) ? ns[Root.Length..].Split('.')[0] : null;

    public static bool IsFeature(string room) => !MayUse.ContainsKey(room);

    public static bool Allows(string room, string used) =>
        room == used || (MayUse.TryGetValue(room, out var allowed) ? allowed.Contains(used) : UpToOperations.Contains(used) || used is "Authentication" or "Federation" or "Trust");
}
