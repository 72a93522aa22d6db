using System.Globalization;
using IamConsole.Core.Evaluation;

namespace IamConsole.CommandLine.Evaluate;

/// <summary>Decides compiled cases again and again, on one core, and measures that.</summary>
internal sealed class Repetition(long times)
{
    // The runtime compiles what runs often a second time; what is measured is what it settles on.
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(750);

    private readonly List<Held> _cases = [];

    public void Hold(PolicySet policies, RequestContext request, Decision decision) => _cases.Add(new Held(policies, request, decision));

    /// <summary>Reports decisions per second and per CPU-second, a line each. Decides them for a moment before the time is taken.</summary>
    /// <exception cref="InvalidOperationException">A case was decided in two ways, which would be a bug of the engine.</exception>
    public void Run(TextWriter report, TimeProvider time)
    {
        var held = _cases.ToArray();
        var begun = time.GetTimestamp();
        do
        {
            DecideAll(held);
        }
        while (time.GetElapsedTime(begun) < WarmUp && held.Length > 0);

        var started = time.GetTimestamp();
        var cpu = Environment.CpuUsage.TotalTime;
        for (var round = 0L; round < times; round++)
        {
            DecideAll(held);
        }

        var elapsed = time.GetElapsedTime(started);
        cpu = Environment.CpuUsage.TotalTime - cpu;
        var count = (double)times * held.Length;
        report.WriteLine($"{Rate(count, elapsed)} decisions per second");
        report.WriteLine($"{Rate(count, cpu)} decisions per CPU-second");
    }

    private static void DecideAll(Held[] cases)
    {
        foreach (ref readonly var one in cases.AsSpan())
        {
            if (PolicyEvaluator.Evaluate(one.Policies, one.Request) != one.Decision)
            {
                throw new InvalidOperationException("The same policies and the same request were decided in two ways.");
            }
        }
    }

    private static string Rate(double count, TimeSpan duration) =>
        (count / Math.Max(duration.TotalSeconds, TimeSpan.FromTicks(1).TotalSeconds)).ToString("F0", CultureInfo.InvariantCulture);

    private readonly record struct Held(PolicySet Policies, RequestContext Request, Decision Decision);
}
