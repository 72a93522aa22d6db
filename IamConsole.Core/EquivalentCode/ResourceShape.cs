namespace IamConsole.Core.EquivalentCode;

/// <summary>How a language describes a kind of resource.</summary>
/// <param name="Type">The language's name of it.</param>
/// <param name="Arguments">What it is told, in this order.</param>
internal sealed record ResourceShape(string Type, params IReadOnlyList<ResourceArgument> Arguments);

/// <summary>An argument of a resource.</summary>
/// <param name="Member">AWS's member that it is taken from.</param>
/// <param name="Name">The language's name of it.</param>
/// <param name="Kind">How it is written.</param>
internal sealed record ResourceArgument(string Member, string Name, ArgumentKind Kind = ArgumentKind.Value);

/// <summary>How an argument is written.</summary>
internal enum ArgumentKind
{
    /// <summary>A text, number, flag or list as it is.</summary>
    Value,

    /// <summary>A policy document.</summary>
    Document,

    /// <summary>The resource's tags.</summary>
    Tags,

    /// <summary>The resource's tags, where the request has them as a map.</summary>
    TagMap,

    /// <summary>What an analyzer is told beyond its type.</summary>
    AnalyzerConfiguration,

    /// <summary>The criteria of an archive rule.</summary>
    Criteria,

    /// <summary>The name of an analyzer that the same code may make.</summary>
    Analyzer,

    /// <summary>The name of a user that the same code may make.</summary>
    User,
    Group,
    Role,

    /// <summary>The ARN of a managed policy that the same code may make.</summary>
    Policy,

    /// <summary>A list of one group.</summary>
    Groups,

    /// <summary>A list of one user.</summary>
    Users,

    /// <summary>A list of one role.</summary>
    Roles,
}
