using System.Globalization;
using IamConsole.Core.Evaluation;

namespace IamConsole.CommandLine.Evaluate;

/// <summary>Counts how the cases went.</summary>
internal sealed class Tally
{
    private long _asExpected;
    private long _notAsExpected;
    private long _notExpected;
    private long _malformed;

    /// <summary>How many cases there were.</summary>
    public long Total => _asExpected + _notAsExpected + _notExpected + _malformed;

    /// <summary>Whether no case was malformed or decided otherwise than expected.</summary>
    public bool IsGood => _notAsExpected + _malformed == 0;

    public void AddMalformed() => _malformed++;

    public void Add(Decision decision, string? expected)
    {
        if (expected is null)
        {
            _notExpected++;
        }
        else if (expected == DecisionNames.NameOf(decision.Result))
        {
            _asExpected++;
        }
        else
        {
            _notAsExpected++;
        }
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Total} cases: {_asExpected} as expected, {_notAsExpected} not as expected, {_notExpected} without expectation, {_malformed} malformed");
}
