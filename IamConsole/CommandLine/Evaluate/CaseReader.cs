using System.Text.Json;
using System.Text.Unicode;
using IamConsole.Core.Evaluation;

namespace IamConsole.CommandLine.Evaluate;

/// <summary>Reads the cases of a line: one, or as many as it has requests.</summary>
internal sealed class CaseReader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 128 };

    private static readonly string[] Decisions =
        [DecisionNames.NameOf(DecisionResult.Allowed), DecisionNames.NameOf(DecisionResult.ImplicitDeny), DecisionNames.NameOf(DecisionResult.ExplicitDeny)];

    private readonly PolicySetReader _policies = new();

    /// <summary>The cases in order; what of the line they refer to is valid until the next one is asked for.</summary>
    public IEnumerable<Case> Read(ReadOnlyMemory<byte> text, long number)
    {
        var malformed = new Case(number);
        using var document = Parse(text, out var problem);
        if (document is null)
        {
            yield return malformed with { Problem = problem };
            yield break;
        }

        var line = document.RootElement;
        var id = IdOf(line, ref problem);
        problem ??= CaseMembers.FindMisnamedOfLine(line);
        var request = CaseMembers.Find(line, "request");
        var requests = CaseMembers.Find(line, "requests");
        problem ??= request is null == requests is null ? "A case must have either request or requests."
            : requests is { ValueKind: not JsonValueKind.Array } ? "requests must be a list."
            : null;
        if (problem is not null)
        {
            yield return malformed with { Id = id, Problem = problem };
            yield break;
        }

        var sets = new PolicySets(_policies, line);
        if (request is { } only)
        {
            yield return Complete(new Case(number) { Id = id }, only, line, sets);
            yield break;
        }

        foreach (var item in requests!.Value.EnumerateArray())
        {
            yield return CompleteItem(new Case(number) { LineId = id }, item, line, sets);
        }
    }

    private static JsonDocument? Parse(ReadOnlyMemory<byte> text, out string? problem)
    {
        problem = !Utf8.IsValid(text.Span) ? "The line is not UTF-8." : SurrogateEscapes.AreUnpaired(text.Span) ? "The line has half of a surrogate pair." : null;
        if (problem is not null)
        {
            return null;
        }

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(text, Strict);
        }
        catch (JsonException exception)
        {
            var reason = exception.Message.Split(" LineNumber:", 2)[0].Split(" Path:", 2)[0];
            problem = exception.BytePositionInLine is { } position ? $"The line is not JSON, byte {position + 1}: {reason}" : $"The line is not JSON: {reason}";
            return null;
        }

        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            document.Dispose();
            problem = "A case must be an object.";
            return null;
        }

        return document;
    }

    private static Case CompleteItem(Case item, JsonElement request, JsonElement line, PolicySets sets)
    {
        string? problem = null;
        item = request.ValueKind == JsonValueKind.Object ? item with { Id = IdOf(request, ref problem) } : item;
        return problem is null ? Complete(item, request, line, sets) : item with { Problem = problem };
    }

    private static Case Complete(Case begun, JsonElement json, JsonElement line, PolicySets sets)
    {
        if (RequestReader.Read(json, out var problem) is not { } request)
        {
            return begun with { Problem = problem };
        }

        problem = CaseMembers.FindMisnamedOfRequest(json);
        var expected = ExpectedOf(json, line, ref problem);
        if (problem is not null)
        {
            return begun with { Problem = problem };
        }

        return sets.Find(request.AsksForRole, out problem) is { } policies
            ? begun with { Request = request, Policies = policies, Expected = expected }
            : begun with { Problem = problem };
    }

    private static JsonElement? IdOf(JsonElement json, ref string? problem)
    {
        switch (CaseMembers.Find(json, "id"))
        {
            case null:
                return null;
            case { ValueKind: JsonValueKind.String or JsonValueKind.Number } id:
                return id;
            default:
                problem ??= "id must be a string or a number.";
                return null;
        }
    }

    private static string? ExpectedOf(JsonElement request, JsonElement line, ref string? problem)
    {
        if ((CaseMembers.Find(request, "expected") ?? CaseMembers.Find(line, "expected")) is not { } expected)
        {
            return null;
        }

        if (expected.ValueKind == JsonValueKind.String && expected.GetString() is { } name && Decisions.Contains(name))
        {
            return name;
        }

        problem ??= $"expected must be {string.Join(", ", Decisions[..^1])} or {Decisions[^1]}.";
        return null;
    }

    /// <summary>A line's policies, read once for requests that ask for a role and once for the others.</summary>
    private sealed class PolicySets(PolicySetReader reader, JsonElement line)
    {
        private readonly (PolicySet? Policies, string? Problem)?[] _read = new (PolicySet?, string?)?[2];

        public PolicySet? Find(bool asksForRole, out string? problem)
        {
            var index = asksForRole ? 1 : 0;
            if (_read[index] is not { } read)
            {
                read = (reader.Read(line, asksForRole, out var found), found);
                _read[index] = read;
            }

            problem = read.Problem;
            return read.Policies;
        }
    }
}
