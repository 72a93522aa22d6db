using IamConsole.Core.Arns;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Roles;
using IamConsole.Core.Storage;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.ManagedPolicies;

public sealed class PolicyAttachmentTests : IAsyncLifetime
{
    private const string ReadOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";

    private IamFixture _iam = null!;
    private string _reader = "";

    public async ValueTask InitializeAsync()
    {
        _iam = await IamFixture.CreateAsync();
        _reader = (await _iam.DoAsync(new CreatePolicy("Reader", PolicyTexts.Allow("s3:GetObject")) { Path = "/team/" })).Policy.Arn;
        await _iam.DoAsync(new CreateUser("alice"));
        await _iam.DoAsync(new CreateRole("Worker", PolicyTexts.TrustAccount));
        await AddGroupAsync("Staff");
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task Attached_policies_are_listed_by_name_and_path_and_counted()
    {
        await _iam.DoAsync(new AttachUserPolicy("ALICE", ReadOnly));
        await _iam.DoAsync(new AttachUserPolicy("alice", _reader));
        await _iam.DoAsync(new AttachGroupPolicy("Staff", _reader));
        await _iam.DoAsync(new AttachRolePolicy("Worker", _reader));

        var attached = await _iam.DoAsync(new ListAttachedUserPolicies("alice"));
        Assert.Equal([("ReadOnlyAccess", ReadOnly), ("Reader", _reader)], attached.AttachedPolicies.Select(policy => (policy.PolicyName, policy.PolicyArn)));
        Assert.Equal(_reader, Assert.Single((await _iam.DoAsync(new ListAttachedUserPolicies("alice") { PathPrefix = "/team/" })).AttachedPolicies).PolicyArn);
        Assert.Single((await _iam.DoAsync(new ListAttachedGroupPolicies("Staff"))).AttachedPolicies);
        Assert.Single((await _iam.DoAsync(new ListAttachedRolePolicies("Worker"))).AttachedPolicies);
        Assert.Equal(3, (await _iam.DoAsync(new GetPolicy(_reader))).Policy.AttachmentCount);
    }

    [Fact]
    public async Task Attaching_twice_succeeds_and_detaching_twice_does_not()
    {
        await _iam.DoAsync(new AttachUserPolicy("alice", _reader));
        await _iam.DoAsync(new AttachUserPolicy("alice", _reader));
        await _iam.DoAsync(new DetachUserPolicy("alice", _reader));

        Assert.Equal(IamError.NoSuchEntity($"Policy {_reader} was not found."), await _iam.RefusedAsync(new DetachUserPolicy("alice", _reader)));
    }

    [Fact]
    public async Task A_policy_that_does_not_exist_cannot_be_attached()
    {
        const string Absent = "arn:aws:iam::123456789012:policy/Absent";

        Assert.Equal(IamError.NoSuchEntity($"Policy {Absent} does not exist or is not attachable."), await _iam.RefusedAsync(new AttachGroupPolicy("Staff", Absent)));
        Assert.Equal(IamError.NoSuchUser("nobody"), await _iam.RefusedAsync(new AttachUserPolicy("nobody", _reader)));
    }

    [Fact]
    public async Task Policies_of_service_linked_roles_cannot_be_attached()
    {
        var arn = Core.Catalog.ManagedPolicyCatalog.Current.Policies.First(policy => policy.Path == "/aws-service-role/").Arn;

        Assert.Equal("PolicyNotAttachable", (await _iam.RefusedAsync(new AttachRolePolicy("Worker", arn))).Code);
        Assert.Equal("PolicyNotAttachable", (await _iam.RefusedAsync(new PutUserPermissionsBoundary("alice", arn))).Code);
    }

    [Fact]
    public async Task Ten_policies_can_be_attached_to_one_user()
    {
        foreach (var policy in Core.Catalog.ManagedPolicyCatalog.Current.Policies.Where(policy => policy.Path == "/").Take(10))
        {
            await _iam.DoAsync(new AttachUserPolicy("alice", policy.Arn));
        }

        Assert.Equal(new IamError("LimitExceeded", "Cannot exceed quota for PoliciesPerUser: 10"), await _iam.RefusedAsync(new AttachUserPolicy("alice", _reader)));
    }

    [Fact]
    public async Task A_boundary_is_set_counted_and_lifted()
    {
        await _iam.DoAsync(new PutUserPermissionsBoundary("alice", _reader));
        await _iam.DoAsync(new PutRolePermissionsBoundary("Worker", _reader));

        Assert.Equal(_reader, (await _iam.DoAsync(new GetUser("alice"))).User.PermissionsBoundary!.PermissionsBoundaryArn);
        Assert.Equal(2, (await _iam.DoAsync(new GetPolicy(_reader))).Policy.PermissionsBoundaryUsageCount);

        await _iam.DoAsync(new DeleteUserPermissionsBoundary("alice"));
        await _iam.DoAsync(new DeleteRolePermissionsBoundary("Worker"));
        Assert.Null((await _iam.DoAsync(new GetUser("alice"))).User.PermissionsBoundary);
        Assert.Equal("NoSuchEntity", (await _iam.RefusedAsync(new DeleteUserPermissionsBoundary("alice"))).Code);
        Assert.Equal("NoSuchEntity", (await _iam.RefusedAsync(new DeleteRolePermissionsBoundary("Worker"))).Code);
    }

    [Fact]
    public async Task Entities_are_listed_by_kind_use_and_path_in_pages()
    {
        await _iam.DoAsync(new CreateUser("bob") { Path = "/deep/" });
        await _iam.DoAsync(new AttachUserPolicy("bob", _reader));
        await _iam.DoAsync(new AttachGroupPolicy("Staff", _reader));
        await _iam.DoAsync(new PutUserPermissionsBoundary("alice", _reader));
        await _iam.DoAsync(new AttachRolePolicy("Worker", _reader));

        Assert.Equal("Staff alice bob Worker", await EntitiesAsync(new ListEntitiesForPolicy(_reader)));
        Assert.Equal("alice", await EntitiesAsync(new ListEntitiesForPolicy(_reader) { PolicyUsageFilter = "PermissionsBoundary" }));
        Assert.Equal("Staff bob Worker", await EntitiesAsync(new ListEntitiesForPolicy(_reader) { PolicyUsageFilter = "PermissionsPolicy" }));
        Assert.Equal("alice bob", await EntitiesAsync(new ListEntitiesForPolicy(_reader) { EntityFilter = "User" }));
        Assert.Equal("bob", await EntitiesAsync(new ListEntitiesForPolicy(_reader) { PathPrefix = "/deep/" }));

        var first = await _iam.DoAsync(new ListEntitiesForPolicy(_reader) { MaxItems = 3 });
        Assert.True(first.IsTruncated);
        Assert.Equal("Worker", await EntitiesAsync(new ListEntitiesForPolicy(_reader) { MaxItems = 3, Marker = first.Marker }));
    }

    [Theory]
    [InlineData("arn:aws:iam::123456789012:policy/team/Reader", "AccessDenied")]
    [InlineData("arn:aws:iam::123456789012:policy/team/READER", "NoSuchEntity")]
    public async Task A_condition_on_the_policy_ARN_cannot_be_passed_by_in_another_spelling(string spelled, string code)
    {
        await GiveAsync("alice", PolicyTexts.Allow("iam:*"));
        await GiveAsync("alice", PolicyTexts.Deny("iam:AttachUserPolicy", condition: Condition("ArnEquals", "iam:PolicyARN", _reader)));

        var result = await _iam.Gateway.SendAsync(await _iam.CallerOfAsync("alice"), new AttachUserPolicy("alice", spelled));

        Assert.Equal(code, result.Error?.Code);
        Assert.True((await _iam.Gateway.SendAsync(await _iam.CallerOfAsync("alice"), new AttachUserPolicy("alice", ReadOnly))).IsSuccess);
    }

    [Fact]
    public async Task Only_the_boundary_that_a_condition_names_can_be_set()
    {
        await GiveAsync("alice", PolicyTexts.Allow("iam:PutUserPermissionsBoundary", condition: Condition("StringEquals", "iam:PermissionsBoundary", _reader)));
        var alice = await _iam.CallerOfAsync("alice");

        Assert.Equal("AccessDenied", (await _iam.Gateway.SendAsync(alice, new PutUserPermissionsBoundary("alice", ReadOnly))).Error?.Code);
        Assert.True((await _iam.Gateway.SendAsync(alice, new PutUserPermissionsBoundary("alice", _reader))).IsSuccess);
    }

    [Fact]
    public async Task A_stale_page_cannot_attach()
    {
        var user = await _iam.ReadAsync(db => db.Users.SingleAsync(user => user.Name == "alice"));
        await _iam.DoAsync(new AttachUserPolicy("alice", ReadOnly));

        var result = await _iam.Gateway.SendAsync(_iam.Root, new AttachUserPolicy("alice", _reader), new ExpectedRevision(user.Id, user.Revision));

        Assert.Equal("ConcurrentModification", result.Error?.Code);
    }

    private static string Condition(string condition, string key, string value) =>
        "{\"" + condition + "\":{\"" + key + "\":\"" + value + "\"}}";

    private async Task GiveAsync(string userName, string document) =>
        await _iam.DoAsync(new Core.InlinePolicies.PutUserPolicy(userName, $"p{Guid.NewGuid():N}", document));

    private async Task<string> EntitiesAsync(ListEntitiesForPolicy request)
    {
        var page = await _iam.DoAsync(request);
        return string.Join(' ', page.PolicyGroups.Select(group => group.GroupName).Concat(page.PolicyUsers.Select(user => user.UserName)).Concat(page.PolicyRoles.Select(role => role.RoleName)));
    }

    private async Task AddGroupAsync(string name)
    {
        await using var unit = await _iam.Services.GetRequiredService<IamStore>().BeginWriteAsync(_iam.Account, CancellationToken.None);
        unit.Db.Groups.Add(new IamGroup { Id = UniqueIds.New(UniqueIds.GroupPrefix, _iam.Account), Name = name, Path = "/", CreatedAt = _iam.Clock.GetUtcNow() });
        await unit.Db.SaveChangesAsync();
        await unit.CommitAsync();
    }
}
