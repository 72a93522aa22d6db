using IamConsole.Components.Shared;
using IamConsole.Core.AccessKeys;
using IamConsole.Core.Arns;
using IamConsole.Core.LoginProfiles;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Operations;
using IamConsole.Core.Users;

namespace IamConsole.Components.Pages.Users;

/// <summary>What the wizard has been told about a new user, and what it sends.</summary>
internal sealed class NewUser
{
    /// <summary>Lets a user choose a password where the account does not let all of them (IAM User Guide, Creating IAM users).</summary>
    public const string ChangePasswordPolicy = "arn:aws:iam::aws:policy/IAMUserChangePassword";

    public string Name { get; set; } = "";

    public bool HasConsoleAccess { get; set; }

    public NewPassword Password { get; } = new();

    public bool HasAccessKey { get; set; }

    public NewPermissions Permissions { get; } = new();

    /// <summary>The chosen boundary: one or none.</summary>
    public IReadOnlyList<PolicyRow> Boundary { get; set; } = [];

    public IReadOnlyList<TagRow> Tags { get; set; } = [];

    public string? NameProblem { get; private set; }

    /// <summary>The boundary that the user gets: the chosen one, or the one that is copied.</summary>
    public string? BoundaryArn => Boundary is [var chosen] ? chosen.Arn : Permissions.CopiedBoundary;

    public bool AttachesChangePassword => HasConsoleAccess && Password.ResetRequired && !Password.UsersMayChange;

    /// <summary>Checks the first step.</summary>
    public bool CheckDetails()
    {
        Name = Name.Trim();
        NameProblem = IamName.Problem("user", Name, IamName.LongestUserName);
        return (!HasConsoleAccess || Password.Check()) & NameProblem is null;
    }

    /// <summary>Everything, in one transaction.</summary>
    /// <param name="password">The typed or generated password; none without console access.</param>
    public IReadOnlyList<IamOperation> Operations(string? password)
    {
        var operations = new List<IamOperation>
        {
            new CreateUser(Name)
            {
                PermissionsBoundary = BoundaryArn,
                Tags = Tags.Count == 0 ? null : [.. Tags.Select(tag => new Core.Model.Tag(tag.Key, tag.Value))],
            },
        };
        operations.AddRange(Permissions.Operations(Name));
        if (password is not null)
        {
            operations.Add(new CreateLoginProfile(Name) { Password = password, PasswordResetRequired = Password.ResetRequired });
        }

        if (AttachesChangePassword && !operations.OfType<AttachUserPolicy>().Any(attached => attached.PolicyArn == ChangePasswordPolicy))
        {
            operations.Add(new AttachUserPolicy(Name, ChangePasswordPolicy));
        }

        if (HasAccessKey)
        {
            operations.Add(new CreateAccessKey(Name));
        }

        return operations;
    }

    /// <summary>The rows of the permissions summary.</summary>
    public IEnumerable<(string Name, string Type, string UsedAs)> Review()
    {
        foreach (var row in Permissions.Review())
        {
            yield return row;
        }

        if (AttachesChangePassword && !Permissions.Review().Any(row => row.Name == Arn.NameIn(ChangePasswordPolicy)))
        {
            yield return (Arn.NameIn(ChangePasswordPolicy), "AWS managed", "Permissions policy");
        }

        if (BoundaryArn is { } boundary)
        {
            yield return (Arn.NameIn(boundary), PolicyWords.ManagedType(boundary), "Permissions boundary");
        }
    }
}
