using IamConsole.Core.Operations;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>An operation of IAM Access Analyzer.</summary>
/// <typeparam name="TResult">AWS's result members, or <see cref="Nothing"/>.</typeparam>
/// <typeparam name="TTarget">What it acts on.</typeparam>
public abstract record AnalyzerOperation<TResult, TTarget> : IamOperation<TResult, TTarget>
    where TResult : class
    where TTarget : ITarget
{
    internal override string Service => "access-analyzer";
}
