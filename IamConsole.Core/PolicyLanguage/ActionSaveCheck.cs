namespace IamConsole.Core.PolicyLanguage;

/// <summary>What IAM refuses of actions when a policy is saved.</summary>
internal static class ActionSaveCheck
{
    public static string? FirstRefusal(PolicyDocument draft)
    {
        var actions = draft.Statements.SelectMany(statement => statement.Actions ?? statement.NotActions ?? []).Select(action => action.Value).ToList();
        if (actions.Exists(action => action != "*" && !action.Contains(':')))
        {
            return "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";
        }

        if (actions.Exists(action => action.Count(character => character == ':') > 1))
        {
            return "Actions/Condition can contain only one colon.";
        }

        foreach (var action in actions.Where(action => action != "*"))
        {
            var vendor = action[..action.IndexOf(':')];
            if (vendor.Length == 0 || !vendor.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '*' or '?'))
            {
                return $"Vendor {vendor} is not valid";
            }
        }

        return null;
    }
}
