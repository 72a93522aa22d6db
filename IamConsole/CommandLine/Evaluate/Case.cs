using System.Text.Json;
using IamConsole.Core.Evaluation;

namespace IamConsole.CommandLine.Evaluate;

/// <summary>A request to decide with the policies that have a say, or the reason why there is none.</summary>
/// <param name="Line">The line of the file, from 1.</param>
internal sealed record Case(long Line)
{
    /// <summary>The id as it was given: a string or a number.</summary>
    public JsonElement? Id { get; init; }

    /// <summary>For one of several requests of a line: the line's id.</summary>
    public JsonElement? LineId { get; init; }

    public PolicySet Policies { get; init; } = PolicySet.Empty;

    /// <summary>The request; none when the case is malformed.</summary>
    public RequestContext? Request { get; init; }

    /// <summary>The name of the decision that is expected.</summary>
    public string? Expected { get; init; }

    /// <summary>Why the case is malformed.</summary>
    public string? Problem { get; init; }
}
