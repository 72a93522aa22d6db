using System.Globalization;
using IamConsole.Core.AccessKeys;
using IamConsole.Core.Groups;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Roles;
using IamConsole.Core.Users;

namespace IamConsole.CommandLine.Generate;

/// <summary>The operations that fill an account up to AWS's quotas: users, groups, roles and policies with what hangs on them, the same at every run.</summary>
internal static class FullAccount
{
    /// <summary>What the names of all that is made begin with.</summary>
    public const string Prefix = "generated-";

    private static readonly string[] Departments = ["Finance", "Research", "Sales", "Support", "Platform", "Legal", "Design"];
    private static readonly string[] Services = ["s3", "ec2", "lambda", "dynamodb", "sqs", "sns", "logs", "kms"];

    /// <param name="account">The account's id, which ARNs carry.</param>
    /// <param name="present">What the account has of each kind already; only the rest is made, also where an earlier run was broken off.</param>
    public static IEnumerable<IamOperation> Operations(string account, Present present)
    {
        foreach (var number in present.Policies.Missing(Quotas.Policies))
        {
            yield return new CreatePolicy(PolicyName(number), Document(number)) { Description = Text($"Generated policy {number}."), Tags = [new Tag("Department", Departments[number % Departments.Length])] };
        }

        var policies = present.Policies.GeneratedAt(Quotas.Policies);
        foreach (var number in present.Groups.Missing(Quotas.Groups))
        {
            yield return new CreateGroup(GroupName(number));
            if (policies > 0)
            {
                yield return new AttachGroupPolicy(GroupName(number), Policy(account, number % policies));
            }
        }

        foreach (var number in present.Roles.Missing(Quotas.Roles))
        {
            var name = Text($"{Prefix}role-{number:D4}");
            yield return new CreateRole(name, TrustPolicyTemplates.ForService(number % 2 == 0 ? "ec2.amazonaws.com" : "lambda.amazonaws.com")) { Tags = [new Tag("Department", Departments[number % Departments.Length])] };
            if (policies > 0)
            {
                yield return new AttachRolePolicy(name, Policy(account, number % policies));
            }
        }

        var groups = present.Groups.GeneratedAt(Quotas.Groups);
        foreach (var number in present.Users.Missing(Quotas.Users))
        {
            var name = Text($"{Prefix}user-{number:D4}");
            yield return new CreateUser(name)
            {
                Path = number % 5 == 0 ? $"/{Departments[number % Departments.Length].ToLowerInvariant()}/" : "/",
                Tags = [new Tag("Department", Departments[number % Departments.Length]), new Tag("CostCenter", Text($"{number % 40}"))],
            };
            if (groups > 0)
            {
                yield return new AddUserToGroup(GroupName(number % groups), name);
            }

            if (number % 3 == 0)
            {
                yield return new CreateAccessKey(name);
            }

            if (number % 10 == 0)
            {
                yield return new PutUserPolicy(name, "own", Document(number % 100));
            }
        }
    }

    private static string PolicyName(int number) => Text($"{Prefix}policy-{number:D4}");

    private static string GroupName(int number) => Text($"{Prefix}group-{number:D3}");

    private static string Policy(string account, int number) => $"arn:aws:iam::{account}:policy/{PolicyName(number)}";

    private static string Document(int number)
    {
        var service = Services[number % Services.Length];
        return $$$$"""{"Version":"2012-10-17","Statement":[{"Sid":"Reading{{{{number}}}}","Effect":"Allow","Action":["{{{{service}}}}:Get*","{{{{service}}}}:List*","{{{{service}}}}:Describe*"],"Resource":"*"},{"Sid":"Network","Effect":"Deny","Action":"{{{{service}}}}:Delete*","Resource":"*","Condition":{"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"}}}]}""";
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>How much of each kind an account has.</summary>
internal sealed record Present(PresentOf Users, PresentOf Groups, PresentOf Roles, PresentOf Policies);

/// <summary>How much of one kind an account has.</summary>
/// <param name="All">In all.</param>
/// <param name="Generated">Of these, what was made here; the numbers from 0 on are taken.</param>
internal sealed record PresentOf(int All, int Generated)
{
    /// <summary>The numbers in the names of what is still to be made.</summary>
    public IEnumerable<int> Missing(int quota) => Enumerable.Range(Generated, Math.Max(0, quota - All));

    /// <summary>How much that was made here there is once the quota is full.</summary>
    public int GeneratedAt(int quota) => Generated + Math.Max(0, quota - All);
}
