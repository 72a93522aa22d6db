using IamConsole.Core.Catalog;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.InstanceProfiles;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Roles;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Tests.Roles;

public sealed class ServiceLinkedRoleTests : IAsyncLifetime
{
    private const string Name = "AWSServiceRoleForAutoScaling";
    private const string ReadOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";

    private IamFixture _iam = null!;

    public static TheoryData<IamOperation> Changes =>
    [
        new AttachRolePolicy(Name, ReadOnly),
        new DetachRolePolicy(Name, "arn:aws:iam::aws:policy/aws-service-role/AutoScalingServiceRolePolicy"),
        new PutRolePolicy(Name, "own", PolicyTexts.Allow("s3:*")),
        new DeleteRolePolicy(Name, "own"),
        new PutRolePermissionsBoundary(Name, ReadOnly),
        new DeleteRolePermissionsBoundary(Name),
        new UpdateAssumeRolePolicy(Name, PolicyTexts.TrustAccount),
        new UpdateRole(Name) { MaxSessionDuration = 7200 },
        new DeleteRole(Name),
        new AddRoleToInstanceProfile("hosts", Name),
        new RemoveRoleFromInstanceProfile("hosts", Name),
    ];

    public async ValueTask InitializeAsync() => _iam = await IamFixture.CreateAsync();

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task It_is_made_with_its_name_path_policy_and_trust()
    {
        var role = (await _iam.DoAsync(new CreateServiceLinkedRole("autoscaling.amazonaws.com"))).Role;

        Assert.Equal($"arn:aws:iam::123456789012:role/aws-service-role/autoscaling.amazonaws.com/{Name}", role.Arn);
        Assert.Contains("autoscaling.amazonaws.com", role.AssumeRolePolicyDocument, StringComparison.Ordinal);
        Assert.Equal("AutoScalingServiceRolePolicy", Assert.Single((await _iam.DoAsync(new ListAttachedRolePolicies(Name))).AttachedPolicies).PolicyName);
        var detail = (await _iam.Gateway.QueryAsync(_iam.Root, new RoleDetailQuery(Name))).Value;
        Assert.True(detail.IsServiceLinked);
        Assert.Equal(["AWS Service: autoscaling (Service-Linked Role)"], detail.TrustedEntities);
    }

    [Fact]
    public async Task A_second_one_needs_a_suffix_and_a_service_that_takes_one()
    {
        await _iam.DoAsync(new CreateServiceLinkedRole("autoscaling.amazonaws.com"));
        await _iam.DoAsync(new CreateServiceLinkedRole("spot.amazonaws.com"));

        Assert.Equal(
            IamError.InvalidInput($"Service role name {Name} has been taken in this account, please try a different suffix."),
            await _iam.RefusedAsync(new CreateServiceLinkedRole("autoscaling.amazonaws.com")));
        Assert.Equal($"{Name}_blue", (await _iam.DoAsync(new CreateServiceLinkedRole("autoscaling.amazonaws.com") { CustomSuffix = "blue" })).Role.RoleName);
        Assert.Equal(IamError.InvalidInput("Custom suffix is not allowed for spot.amazonaws.com"), await _iam.RefusedAsync(new CreateServiceLinkedRole("spot.amazonaws.com") { CustomSuffix = "blue" }));
        Assert.Equal("InvalidInput", (await _iam.RefusedAsync(new CreateServiceLinkedRole("nothing.amazonaws.com"))).Code);
        Assert.Equal("InvalidInput", (await _iam.RefusedAsync(new CreateServiceLinkedRole("autoscaling.amazonaws.com") { CustomSuffix = new string('a', 40) })).Code);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Only_its_service_changes_it(IamOperation change)
    {
        await _iam.DoAsync(new CreateServiceLinkedRole("autoscaling.amazonaws.com"));
        await _iam.DoAsync(new CreateInstanceProfile("hosts"));

        var refused = (BatchRefused)(await _iam.Gateway.SendAllAsync(_iam.Root, [change])).Error!;

        Assert.Equal(
            new IamError("UnmodifiableEntity", $"Cannot perform the operation on the protected role '{Name}' - this role is only modifiable by AWS"),
            refused.Error);
    }

    [Fact]
    public async Task Its_description_and_tags_may_be_changed()
    {
        await _iam.DoAsync(new CreateServiceLinkedRole("autoscaling.amazonaws.com"));

        await _iam.DoAsync(new UpdateRole(Name) { Description = "ours" });
        await _iam.DoAsync(new TagRole(Name, [new Tag("a", "b")]));
        await _iam.DoAsync(new UntagRole(Name, ["a"]));

        Assert.Equal("theirs", (await _iam.DoAsync(new UpdateRoleDescription(Name, "theirs"))).Role.Description);
    }

    [Fact]
    public async Task Its_own_deletion_takes_all_and_tells_how_it_went()
    {
        await _iam.DoAsync(new CreateServiceLinkedRole("autoscaling.amazonaws.com"));
        await _iam.DoAsync(new TagRole(Name, [new Tag("a", "b")]));

        var task = (await _iam.DoAsync(new DeleteServiceLinkedRole(Name))).DeletionTaskId;

        Assert.StartsWith($"task/aws-service-role/autoscaling.amazonaws.com/{Name}/", task, StringComparison.Ordinal);
        Assert.Equal("SUCCEEDED", (await _iam.DoAsync(new GetServiceLinkedRoleDeletionStatus(task))).Status);
        Assert.Equal((0, 0, 0), await _iam.ReadAsync(async db => (await db.Roles.CountAsync(), await db.Tags.CountAsync(), await db.PolicyAttachments.CountAsync())));
        Assert.Equal("NoSuchEntity", (await _iam.RefusedAsync(new GetServiceLinkedRoleDeletionStatus(task + "x"))).Code);
        Assert.Equal("InvalidInput", (await _iam.RefusedAsync(new GetServiceLinkedRoleDeletionStatus("task/other"))).Code);
    }

    [Fact]
    public async Task A_deletion_of_last_season_is_forgotten_with_the_next()
    {
        async Task<string> DeleteAsync()
        {
            await _iam.DoAsync(new CreateServiceLinkedRole("autoscaling.amazonaws.com"));
            return (await _iam.DoAsync(new DeleteServiceLinkedRole(Name))).DeletionTaskId;
        }

        var first = await DeleteAsync();
        _iam.Clock.Advance(TimeSpan.FromDays(90));
        var second = await DeleteAsync();
        Assert.Equal("SUCCEEDED", (await _iam.DoAsync(new GetServiceLinkedRoleDeletionStatus(first))).Status);
        _iam.Clock.Advance(TimeSpan.FromDays(1));
        await DeleteAsync();

        Assert.Equal("NoSuchEntity", (await _iam.RefusedAsync(new GetServiceLinkedRoleDeletionStatus(first))).Code);
        Assert.Equal("SUCCEEDED", (await _iam.DoAsync(new GetServiceLinkedRoleDeletionStatus(second))).Status);
    }

    [Fact]
    public async Task Ordinary_roles_are_deleted_otherwise_and_made_elsewhere()
    {
        await _iam.DoAsync(new CreateRole("Worker", PolicyTexts.TrustAccount));

        Assert.Equal("NoSuchEntity", (await _iam.RefusedAsync(new DeleteServiceLinkedRole("Worker"))).Code);
        Assert.Equal("InvalidInput", (await _iam.RefusedAsync(new CreateRole("Fake", PolicyTexts.TrustAccount) { Path = "/aws-service-role/autoscaling.amazonaws.com/" })).Code);
    }

    [Fact]
    public async Task A_policy_may_name_the_services_whose_roles_somebody_makes()
    {
        await _iam.DoAsync(new CreateUser("bob"));
        await _iam.AddInlinePolicyAsync("bob", PolicyTexts.Allow("iam:CreateServiceLinkedRole", "arn:aws:iam::*:role/aws-service-role/*", """{"StringLike":{"iam:AWSServiceName":"spot.amazonaws.com"}}"""));
        var bob = await _iam.CallerOfAsync("bob");

        Assert.True((await _iam.Gateway.SendAsync(bob, new CreateServiceLinkedRole("spot.amazonaws.com"))).IsSuccess);
        Assert.IsType<AccessDenied>((await _iam.Gateway.SendAsync(bob, new CreateServiceLinkedRole("autoscaling.amazonaws.com"))).Error);
    }

    [Fact]
    public void Every_role_of_the_table_has_a_policy_that_exists()
    {
        Assert.All(ServiceLinkedRole.All, role => Assert.NotNull(ManagedPolicyCatalog.Current.Find(role.PolicyArn)));
        Assert.Distinct(ServiceLinkedRole.All.Select(role => role.ServiceName));
    }
}
