using IamConsole.Core.Evaluation.Matching;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Evaluation;

/// <summary>A policy ready to be evaluated. Immutable, and safe to share between threads.</summary>
public sealed class CompiledPolicy
{
    private readonly Group _denies;
    private readonly Group _allows;

    private CompiledPolicy(PolicyDocument document)
    {
        Document = document;
        Statements = [.. document.Statements.Select(statement => new CompiledStatement(statement, document.HasVariables))];
        _denies = new Group(Statements.Where(statement => statement.IsDeny));
        _allows = new Group(Statements.Where(statement => !statement.IsDeny));
    }

    /// <summary>The document that was compiled.</summary>
    public PolicyDocument Document { get; }

    internal CompiledStatement[] Statements { get; }

    /// <summary>Prepares a document. Whatever in it is not understood fails closed when it is evaluated.</summary>
    public static CompiledPolicy Compile(PolicyDocument document) => new(document);

    /// <summary>Whether some Deny matches.</summary>
    internal bool Denies(RequestContext request, bool hasBoundary)
    {
        var mask = ActionMatcher.MaskOf(request.ServiceHash);
        for (var index = 0; index < _denies.Masks.Length; index++)
        {
            if ((_denies.Masks[index] & mask) != 0
                && _denies.Statements[index].FirstFailure(request, hasBoundary, out _, out _) == StatementClause.None)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How directly the Allows that match name the requester; reads on until <paramref name="enough"/> is reached.</summary>
    internal ResourceGrant Allows(RequestContext request, bool hasBoundary, ResourceGrant enough)
    {
        var mask = ActionMatcher.MaskOf(request.ServiceHash);
        var grants = ResourceGrant.None;
        for (var index = 0; index < _allows.Masks.Length; index++)
        {
            if ((_allows.Masks[index] & mask) != 0
                && _allows.Statements[index].FirstFailure(request, hasBoundary, out var grant, out _) == StatementClause.None)
            {
                grants |= grant;
                if ((grants & enough) != 0)
                {
                    break;
                }
            }
        }

        return grants;
    }

    private readonly struct Group(IEnumerable<CompiledStatement> statements)
    {
        public CompiledStatement[] Statements { get; } = [.. statements];

        public ulong[] Masks { get; } = [.. statements.Select(statement => statement.ServiceMask)];
    }
}
