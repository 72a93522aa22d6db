using IamConsole.Core.Evaluation;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.CommandLine.Evaluate;

/// <summary>Documents compiled once however many lines repeat them; forgotten together when they become too many.</summary>
internal sealed class CompiledDocuments
{
    private const int MostCharacters = 1 << 18;

    private readonly Dictionary<(PolicyKind Kind, string Text), CompiledPolicy> _compiled = [];
    private long _characters;

    /// <summary>The compiled document, or the parser's first reason to refuse it.</summary>
    public CompiledPolicy? Compile(string text, PolicyKind kind, out string? problem)
    {
        problem = null;
        if (_compiled.TryGetValue((kind, text), out var known))
        {
            return known;
        }

        var parsed = PolicyParser.Parse(text, kind);
        if (parsed.Document is null)
        {
            var finding = parsed.Findings.First(finding => finding.Type == PolicyFindingType.Error);
            problem = $"{(finding.Path.Length == 0 ? "" : $"{finding.Path}: ")}{finding.Message} ({finding.Code})";
            return null;
        }

        if (_characters > MostCharacters)
        {
            _compiled.Clear();
            _characters = 0;
        }

        var policy = CompiledPolicy.Compile(parsed.Document);
        _compiled.Add((kind, text), policy);
        _characters += text.Length;
        return policy;
    }
}
