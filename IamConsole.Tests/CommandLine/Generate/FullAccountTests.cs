using IamConsole.CommandLine.Generate;
using IamConsole.Core.Groups;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Operations;
using IamConsole.Core.Roles;
using IamConsole.Core.Users;

namespace IamConsole.Tests.CommandLine.Generate;

public sealed class FullAccountTests
{
    private const string Account = "123456789012";

    [Theory]
    [InlineData(0)]
    [InlineData(700)]
    [InlineData(1_600)]
    [InlineData(3_000)]
    [InlineData(9_000)]
    public void A_run_that_was_broken_off_is_carried_on(int done)
    {
        var first = FullAccount.Operations(Account, PresentAfter([])).Take(done).ToList();
        var all = first.Concat(FullAccount.Operations(Account, PresentAfter(first))).ToList();

        var made = all.Select(NameOf).OfType<string>().ToList();
        Assert.Distinct(made);
        Assert.Equal(5_000 + 300 + 1_000 + 1_500, made.Count);
    }

    [Fact]
    public void Where_others_fill_the_quotas_of_what_is_attached_nothing_is()
    {
        var full = new PresentOf(1_500, 0);
        var operations = FullAccount.Operations(Account, new Present(new(4_999, 0), new(300, 0), new(999, 0), full)).ToList();

        Assert.DoesNotContain(operations, operation => operation is AttachRolePolicy or AddUserToGroup);
        Assert.Equal(2, operations.Count(operation => NameOf(operation) is not null));
    }

    private static string? NameOf(IamOperation operation) => operation switch
    {
        CreateUser user => "user " + user.UserName,
        CreateGroup group => "group " + group.GroupName,
        CreateRole role => "role " + role.RoleName,
        CreatePolicy policy => "policy " + policy.PolicyName,
        _ => null,
    };

    private static Present PresentAfter(List<IamOperation> done)
    {
        return new Present(Count<CreateUser>(), Count<CreateGroup>(), Count<CreateRole>(), Count<CreatePolicy>());

        PresentOf Count<T>()
        {
            var count = done.OfType<T>().Count();
            return new PresentOf(count, count);
        }
    }
}
