using IamConsole.Core.Evaluation;

namespace IamConsole.CommandLine.Evaluate;

/// <summary>Decides the cases of a stream, a line at a time: results go out as soon as reading would have to wait.</summary>
/// <param name="output">Gets a JSON line for each case.</param>
/// <param name="report">Gets the measurements and, in the end, the counts.</param>
/// <param name="time">The real clock.</param>
internal sealed class CaseRun(Stream output, TextWriter report, TimeProvider time)
{
    /// <summary>Whether each line out has the trace.</summary>
    public bool Explains { get; init; }

    /// <summary>How often to decide all cases again; 0 does not keep them.</summary>
    public long Repeat { get; init; }

    /// <summary>Where progress is shown, if anywhere.</summary>
    public Progress? Progress { get; init; }

    /// <summary>Whether every case was good: none malformed, none other than expected.</summary>
    public bool Run(Stream input)
    {
        using var writer = new ResultWriter(output, Explains);
        var tally = new Tally();
        var repetition = Repeat > 0 ? new Repetition(Repeat) : null;
        DecideAll(new LineReader(input, beforeReading: writer.Flush), writer, tally, repetition);
        Progress?.Clear();
        repetition?.Run(report, time);
        report.WriteLine(tally);
        return tally.IsGood;
    }

    private void DecideAll(LineReader lines, ResultWriter writer, Tally tally, Repetition? repetition)
    {
        var reader = new CaseReader();
        while (lines.TryRead(out var line, out var isTooLong))
        {
            if (isTooLong)
            {
                tally.AddMalformed();
                writer.WriteProblem(new Case(lines.Number) { Problem = "The line is too long." });
            }
            else if (!line.Span.Trim(" \t\r"u8).IsEmpty)
            {
                foreach (var next in reader.Read(line, lines.Number))
                {
                    Decide(next, writer, tally, repetition);
                    Progress?.Report(tally.Total, lines.Bytes);
                }
            }
        }

        writer.Flush();
    }

    private static void Decide(Case next, ResultWriter writer, Tally tally, Repetition? repetition)
    {
        if (next.Request is not { } request)
        {
            tally.AddMalformed();
            writer.WriteProblem(next);
            return;
        }

        var decision = PolicyEvaluator.Evaluate(next.Policies, request);
        tally.Add(decision, next.Expected);
        writer.WriteDecision(next, decision);
        repetition?.Hold(next.Policies, request, decision);
    }
}
