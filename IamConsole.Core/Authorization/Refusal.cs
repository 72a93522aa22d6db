namespace IamConsole.Core.Authorization;

/// <summary>That the policies refuse an action.</summary>
/// <param name="Message">AWS's text, which names who, what, on which resource and why.</param>
/// <param name="PrincipalArn">Who was refused.</param>
/// <param name="Action">The action that would have to be allowed.</param>
/// <param name="Resource">The ARN that it was asked for.</param>
/// <param name="Request">What the engine saw, to be explained; none where there is no such principal.</param>
public sealed record Refusal(string Message, string PrincipalArn, string Action, string Resource, RefusedRequest? Request);
