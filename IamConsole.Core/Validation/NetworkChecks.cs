using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.PolicyLanguage.Literals;

namespace IamConsole.Core.Validation;

/// <summary>Addresses, VPCs and Regions in conditions.</summary>
internal static class NetworkChecks
{
    private static readonly IpRange[] PrivateRanges = [.. ((string[])["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "169.254.0.0/16", "100.64.0.0/10", "fc00::/7", "fe80::/10", "::1"]).Select(Read)];

    public static void Check(ValidationContext context)
    {
        foreach (var statement in context.Statements)
        {
            foreach (var condition in statement.Conditions)
            {
                if (ConditionOperator.TryParse(condition.Operator, out var parsed))
                {
                    CheckCondition(context, statement, condition, parsed);
                }
            }
        }
    }

    private static void CheckCondition(ValidationContext context, PolicyStatement statement, PolicyCondition condition, ConditionOperator parsed)
    {
        if (parsed.Family == ConditionFamily.IpAddress)
        {
            CheckRanges(context, condition, parsed);
            if (condition.Is("aws:VpcSourceIp") && !statement.Conditions.Any(other => other.Is("aws:SourceVpc") || other.Is("aws:SourceVpce")))
            {
                context.AtKey(PolicyFindingType.SecurityWarning, "MISSING_PAIRED_CONDITION_KEYS", "Add a condition on aws:SourceVpc: private addresses repeat in other VPCs.", condition);
            }
        }

        if (parsed.Family != ConditionFamily.Text)
        {
            return;
        }

        foreach (var value in condition.Values.Where(value => !PolicyVariables.AreIn(value.Value) && !Patterns.HasWildcard(value.Value)))
        {
            if (condition.Is("aws:SourceVpc") && !IsId(value.Value, "vpc-"))
            {
                context.Error("INVALID_VPC_FORMAT", "Write vpc- and 8 or 17 letters and digits.", value);
            }
            else if (condition.Is("aws:SourceVpce") && !IsId(value.Value, "vpce-"))
            {
                context.Error("INVALID_VPCE_FORMAT", "Write vpce- and 8 or 17 letters and digits.", value);
            }
            else if (condition.Is("aws:RequestedRegion") && !Regions.IsPlausible(value.Value))
            {
                context.Error("INVALID_REGION", $"There is no Region '{value.Value}'.", value);
            }
        }
    }

    private static void CheckRanges(ValidationContext context, PolicyCondition condition, ConditionOperator parsed)
    {
        var ranges = new List<IpRange>();
        foreach (var value in condition.Values)
        {
            if (!IpRange.TryParse(value.Value, out var range))
            {
                continue;
            }

            ranges.Add(range);
            if (range.HasHostBits)
            {
                context.Suggest("IMPROVE_IP_RANGE", "Set the bits beyond the prefix to zero.", value);
            }
        }

        var privateCount = ranges.Count(IsPrivate);
        if (!condition.Is("aws:SourceIp") || privateCount == 0)
        {
            return;
        }

        var prefix = parsed.IsNegated ? "PRIVATE_NOT_IP_ADDRESS" : "PRIVATE_IP_ADDRESS";
        if (privateCount == ranges.Count)
        {
            context.AtKey(PolicyFindingType.Error, prefix, "Name public addresses: aws:SourceIp is never a private one.", condition);
        }
        else
        {
            context.AtKey(PolicyFindingType.Suggestion, prefix + "_SUBSET", "Remove the private addresses: aws:SourceIp is never one.", condition);
        }
    }

    private static bool IsPrivate(IpRange range) => Array.Exists(PrivateRanges, known => known.Prefix <= range.Prefix && known.Contains(range.Address));


    private static bool IsId(string value, string prefix) =>
        value.StartsWith(prefix, StringComparison.Ordinal)
        && value.Length - prefix.Length is 8 or 17
        && value[prefix.Length..].All(char.IsAsciiLetterOrDigit);

    private static IpRange Read(string text) => IpRange.TryParse(text, out var range) ? range : throw new FormatException(text);
}
