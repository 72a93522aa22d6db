using IamConsole.Core.Arns;
using IamConsole.Core.Operations;

namespace IamConsole.Core.AccountSettings;

/// <summary>What AWS's model cannot say of an account alias (IAM User Guide, Your AWS account ID and its alias).</summary>
public static class AliasRules
{
    /// <summary>The refusal of an alias that could be mistaken for an account id, or none.</summary>
    public static IamError? FirstProblem(string alias) =>
        AccountId.IsValid(alias) ? IamError.InvalidInput($"The account alias {alias} is invalid. An alias must not be a 12-digit number.") : null;

    internal static IamError Taken(string alias) => IamError.EntityAlreadyExists($"The account alias {alias} already exists.");
}
