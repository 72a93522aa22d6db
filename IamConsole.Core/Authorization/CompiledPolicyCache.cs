using IamConsole.Core.Evaluation;
using IamConsole.Core.PolicyLanguage;
using Microsoft.Extensions.Caching.Memory;

namespace IamConsole.Core.Authorization;

/// <summary>Compiled documents by their text: the same text is parsed and compiled once, whoever it is attached to.</summary>
public sealed class CompiledPolicyCache : IDisposable
{
    private const int MostDocuments = 10_000;

    private readonly MemoryCache _documents = new(new MemoryCacheOptions { SizeLimit = MostDocuments });

    /// <summary>The compiled document.</summary>
    /// <exception cref="InvalidOperationException">The text is no policy; what is stored was checked when it was saved.</exception>
    public CompiledPolicy Compile(string text) => Compile(text, PolicyKind.Identity);

    /// <summary>The compiled document of a kind of policy.</summary>
    /// <exception cref="InvalidOperationException">The text is no such policy; what is stored was checked when it was saved.</exception>
    public CompiledPolicy Compile(string text, PolicyKind kind) => _documents.GetOrCreate((text, kind), static entry =>
    {
        entry.Size = 1;
        var (document, of) = ((string, PolicyKind))entry.Key;
        var parsed = PolicyParser.Parse(document, of);
        return CompiledPolicy.Compile(parsed.Document ?? throw new InvalidOperationException("A stored policy document cannot be read."));
    })!;

    /// <inheritdoc />
    public void Dispose() => _documents.Dispose();
}
