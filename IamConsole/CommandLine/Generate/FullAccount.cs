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
    private static readonly string[] Departments = ["Finance", "Research", "Sales", "Support", "Platform", "Legal", "Design"];
    private static readonly string[] Services = ["s3", "ec2", "lambda", "dynamodb", "sqs", "sns", "logs", "kms"];

    /// <param name="account">The account's id, which ARNs carry.</param>
    /// <param name="present">What the account has of each kind already; only the rest is made.</param>
    public static IEnumerable<IamOperation> Operations(string account, Present present)
    {
        for (var number = 0; number < Quotas.Policies - present.Policies; number++)
        {
            yield return new CreatePolicy(PolicyName(number), Document(number)) { Description = Text($"Generated policy {number}."), Tags = [new Tag("Department", Departments[number % Departments.Length])] };
        }

        for (var number = 0; number < Quotas.Groups - present.Groups; number++)
        {
            yield return new CreateGroup(GroupName(number));
            yield return new AttachGroupPolicy(GroupName(number), Policy(account, number % (Quotas.Policies - present.Policies)));
        }

        for (var number = 0; number < Quotas.Roles - present.Roles; number++)
        {
            var name = Text($"generated-role-{number:D4}");
            yield return new CreateRole(name, TrustPolicyTemplates.ForService(number % 2 == 0 ? "ec2.amazonaws.com" : "lambda.amazonaws.com")) { Tags = [new Tag("Department", Departments[number % Departments.Length])] };
            yield return new AttachRolePolicy(name, Policy(account, number % (Quotas.Policies - present.Policies)));
        }

        for (var number = 0; number < Quotas.Users - present.Users; number++)
        {
            var name = Text($"generated-user-{number:D4}");
            yield return new CreateUser(name)
            {
                Path = number % 5 == 0 ? $"/{Departments[number % Departments.Length].ToLowerInvariant()}/" : "/",
                Tags = [new Tag("Department", Departments[number % Departments.Length]), new Tag("CostCenter", Text($"{number % 40}"))],
            };
            yield return new AddUserToGroup(GroupName(number % (Quotas.Groups - present.Groups)), name);
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

    private static string PolicyName(int number) => Text($"generated-policy-{number:D4}");

    private static string GroupName(int number) => Text($"generated-group-{number:D3}");

    private static string Policy(string account, int number) => $"arn:aws:iam::{account}:policy/{PolicyName(number)}";

    private static string Document(int number)
    {
        var service = Services[number % Services.Length];
        return $$$$"""{"Version":"2012-10-17","Statement":[{"Sid":"Reading{{{{number}}}}","Effect":"Allow","Action":["{{{{service}}}}:Get*","{{{{service}}}}:List*","{{{{service}}}}:Describe*"],"Resource":"*"},{"Sid":"Network","Effect":"Deny","Action":"{{{{service}}}}:Delete*","Resource":"*","Condition":{"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"}}}]}""";
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>How much of each kind an account has.</summary>
internal sealed record Present(int Users, int Groups, int Roles, int Policies);
