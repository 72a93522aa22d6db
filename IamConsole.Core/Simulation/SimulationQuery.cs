using IamConsole.Core.Authorization;
using IamConsole.Core.Evaluation;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Simulation;

/// <summary>Simulates requests with the policies that the page chose: more than AWS's operations can say, such as policies left out.</summary>
public sealed record SimulationQuery(SimulationSetup Setup, IReadOnlyList<SimulatedRequest> Requests) : ConsoleQuery<SimulationRows>
{
    /// <summary>Whether it goes on with a simulation of which the first part is recorded.</summary>
    public bool IsContinuation { get; init; }

    protected internal override bool IsRecorded => !IsContinuation;

    protected internal override IEnumerable<ActionRequest> Requires(QueryContext context) => [];

    protected internal override async Task<IamResult<SimulationRows>> ExecuteAsync(QueryContext context, CancellationToken cancellationToken)
    {
        if (!(await PreparedSimulation.CreateAsync(context, Setup, cancellationToken)).TryGet(out var prepared, out var error))
        {
            return error;
        }

        return prepared.FirstInvalid(Requests) is { } invalid ? invalid : new SimulationRows([.. Requests.Select(request => RowOf(prepared.Simulation.Ask(request.Action, request.Resource)))]);
    }

    private static SimulationRow RowOf(SimulationAnswer answer) => new(
        answer.Request.Action, answer.Request.Resource, answer.Explanation.Decision.Result, answer.Explanation.Decision.DecidedBy, answer.Matched.Count(), answer.MissingKeys);
}

/// <param name="Rows">In the order of the requests.</param>
public sealed record SimulationRows(IReadOnlyList<SimulationRow> Rows);

/// <summary>The answer to one request.</summary>
/// <param name="Action">As it was asked.</param>
/// <param name="Resource">As it was asked.</param>
/// <param name="Decision">The answer.</param>
/// <param name="DecidedBy">The kind of policy that decided.</param>
/// <param name="MatchedStatements">How many statements match; with an explicit deny, how many deny.</param>
/// <param name="MissingKeys">Keys that the statements about this request ask for and nobody gave.</param>
public sealed record SimulationRow(string Action, string Resource, DecisionResult Decision, PolicyLayer DecidedBy, int MatchedStatements, IReadOnlyList<string> MissingKeys);
