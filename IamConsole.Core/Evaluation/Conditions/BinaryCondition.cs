using System.Buffers;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.PolicyLanguage.Literals;

namespace IamConsole.Core.Evaluation.Conditions;

/// <summary>BinaryEquals: bytes written as base64.</summary>
internal sealed class BinaryCondition(PolicyCondition source, ConditionOperator parsed, byte[][] wanted) : CompiledCondition(source, parsed)
{
    public static CompiledCondition? TryCompile(PolicyCondition source, ConditionOperator parsed)
    {
        var wanted = new byte[source.Values.Count][];
        for (var index = 0; index < wanted.Length; index++)
        {
            var text = source.Values[index].Value;
            var bytes = new byte[BinaryLiteral.MaxLength(text)];
            if (!BinaryLiteral.TryParse(text, bytes, out var length))
            {
                return null;
            }

            wanted[index] = bytes[..length];
        }

        return new BinaryCondition(source, parsed, wanted);
    }

    protected override ValueMatch Compare(string value, RequestContext request)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(BinaryLiteral.MaxLength(value));
        var match = ValueMatch.None;
        if (BinaryLiteral.TryParse(value, bytes, out var length))
        {
            foreach (var candidate in wanted)
            {
                if (bytes.AsSpan(0, length).SequenceEqual(candidate))
                {
                    match = ValueMatch.Some;
                    break;
                }
            }
        }

        ArrayPool<byte>.Shared.Return(bytes);
        return match;
    }
}
