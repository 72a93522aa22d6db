using ArchUnitNET.Loader;
using IamConsole.Core.Operations;

namespace IamConsole.Tests.Architecture;

/// <summary>Both projects as they were compiled, read once: every type and what it uses, method bodies included.</summary>
internal static class Houses
{
    private static readonly Lazy<IReadOnlyList<Use>> LazyUses = new(Load);

    /// <summary>Who uses what, across namespaces.</summary>
    public static IReadOnlyList<Use> Uses => LazyUses.Value;

    private static List<Use> Load()
    {
        var architecture = new ArchLoader().LoadAssemblies(typeof(IamOperation).Assembly, typeof(IIamClient).Assembly).Build();
        return [.. architecture.Types
            .SelectMany(type => type.Dependencies.Select(dependency => dependency.Target.FullName).Distinct().Select(target => new Use(Outermost(type.FullName), Outermost(target))))
            .Where(use => use.FromNamespace != use.ToNamespace)
            .Distinct()];
    }

    private static string Outermost(string fullName) => fullName.Split('+', '/', '<', '`', '[')[0];
}

/// <summary>That one type uses another; what is nested counts as its outermost type's.</summary>
internal sealed record Use(string From, string To)
{
    public string FromNamespace { get; } = NamespaceOf(From);

    public string ToNamespace { get; } = NamespaceOf(To);

    public override string ToString() => $"{From} uses {To}";

    private static string NamespaceOf(string fullName) => fullName.LastIndexOf('.') is > 0 and var dot ? fullName[..dot] : "";
}
