using IamConsole.Core.Authorization;
using IamConsole.Core.Evaluation;
using IamConsole.Core.Model;

namespace IamConsole.Core.Explanations;

/// <summary>Why a request was refused, as far as the reader may see the policies.</summary>
/// <param name="PrincipalArn">Who asked.</param>
/// <param name="Action">Such as <c>iam:ListUsers</c>.</param>
/// <param name="Resource">The ARN that it was asked for.</param>
/// <param name="Explanation">Every verdict; of the statements those of <paramref name="Policies"/>.</param>
/// <param name="Policies">The policies that the reader may read, by the names that the explanation calls them.</param>
/// <param name="Hidden">The kinds of policy of which some may have been considered that the reader may not read.</param>
public sealed record ExplainedRequest(
    string PrincipalArn,
    string Action,
    string Resource,
    Explanation Explanation,
    IReadOnlyDictionary<string, ReadablePolicy> Policies,
    IReadOnlyList<PolicyLayer> Hidden)
{
    /// <summary>How to simulate the request; none where the reader may not simulate this principal's policies.</summary>
    public Simulatable? Simulation { get; init; }

    /// <summary>
    /// All that <c>DecodeAuthorizationMessage</c> tells of the refusal, encrypted: who reads the explanation may pass it on to somebody who
    /// may decode it. None of a request that is allowed.
    /// </summary>
    public string? EncodedMessage { get; init; }
}

/// <summary>What the policy simulator needs to ask a request again.</summary>
/// <param name="SourceArn">The user or role whose policies are asked.</param>
/// <param name="Keys">Those of the request's condition keys that the policies ask for and the reader may see.</param>
public sealed record Simulatable(string SourceArn, IReadOnlyList<ConditionKeyValue> Keys);

/// <summary>A policy that the reader of an explanation may read.</summary>
/// <param name="Name">The policy's name.</param>
/// <param name="Arn">Of a managed policy; none of an inline one.</param>
/// <param name="HolderKind">What an inline policy is embedded in; none of a managed one.</param>
/// <param name="HolderName">The name of that.</param>
/// <param name="Document">The text that decided.</param>
public sealed record ReadablePolicy(string Name, string? Arn, PolicyHolderKind? HolderKind, string? HolderName, string Document);
