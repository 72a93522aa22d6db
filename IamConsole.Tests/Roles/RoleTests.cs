using IamConsole.Core.InlinePolicies;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Roles;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Tests.Roles;

public sealed class RoleTests : IAsyncLifetime
{
    private const string ReadOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";

    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync() => _iam = await IamFixture.CreateAsync();

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_new_role_is_given_back_with_all_that_was_asked()
    {
        await _iam.DoAsync(new CreateRole("Worker", PolicyTexts.TrustAccount)
        {
            Path = "/jobs/",
            Description = "Works",
            MaxSessionDuration = 7200,
            PermissionsBoundary = ReadOnly,
            Tags = [new Tag("Team", "Blue")],
        });

        var role = (await _iam.DoAsync(new GetRole("worker"))).Role;

        Assert.Equal(("arn:aws:iam::123456789012:role/jobs/Worker", "Works", 7200), (role.Arn, role.Description, role.MaxSessionDuration));
        Assert.Equal(PolicyTexts.TrustAccount, role.AssumeRolePolicyDocument);
        Assert.Equal(ReadOnly, role.PermissionsBoundary!.PermissionsBoundaryArn);
        Assert.Equal([new Tag("Team", "Blue")], role.Tags);
    }

    [Fact]
    public async Task A_role_lives_for_an_hour_where_nothing_is_said() =>
        Assert.Equal(3600, (await _iam.DoAsync(new CreateRole("Worker", PolicyTexts.TrustAccount))).Role.MaxSessionDuration);

    [Fact]
    public async Task Names_are_unique_ignoring_case()
    {
        await _iam.DoAsync(new CreateRole("Worker", PolicyTexts.TrustAccount));

        Assert.Equal(IamError.EntityAlreadyExists("Role with name worker already exists."), await _iam.RefusedAsync(new CreateRole("worker", PolicyTexts.TrustAccount)));
    }

    [Theory]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole","Resource":"*"}]}""", "Has prohibited field Resource.")]
    [InlineData("nonsense", "Syntax errors in policy.")]
    public async Task A_trust_policy_is_checked_as_one(string document, string message)
    {
        Assert.Equal(IamError.MalformedPolicyDocument(message), await _iam.RefusedAsync(new CreateRole("Worker", document)));

        await _iam.DoAsync(new CreateRole("Worker", PolicyTexts.TrustAccount));
        Assert.Equal(IamError.MalformedPolicyDocument(message), await _iam.RefusedAsync(new UpdateAssumeRolePolicy("Worker", document)));
    }

    [Fact]
    public async Task A_trust_policy_has_2048_characters_at_most()
    {
        var document = PolicyTexts.TrustAccount.Replace("\"Effect\"", $"\"Sid\":\"{new string('a', 2048)}\",\"Effect\"", StringComparison.Ordinal);

        Assert.Equal(new IamError("LimitExceeded", "Cannot exceed quota for ACLSizePerRole: 2048"), await _iam.RefusedAsync(new CreateRole("Worker", document)));
    }

    [Fact]
    public async Task Updates_keep_what_is_left_out()
    {
        await _iam.DoAsync(new CreateRole("Worker", PolicyTexts.TrustAccount) { Description = "Works" });

        await _iam.DoAsync(new UpdateRole("Worker") { MaxSessionDuration = 43200 });
        var role = (await _iam.DoAsync(new GetRole("Worker"))).Role;
        Assert.Equal(("Works", 43200), (role.Description, role.MaxSessionDuration));

        Assert.Equal("Rests", (await _iam.DoAsync(new UpdateRoleDescription("Worker", "Rests"))).Role.Description);
        Assert.Equal("ValidationError", (await _iam.RefusedAsync(new UpdateRole("Worker") { MaxSessionDuration = 3599 })).Code);
    }

    [Fact]
    public async Task A_role_is_deleted_only_when_it_has_no_policies()
    {
        await _iam.DoAsync(new CreateRole("Worker", PolicyTexts.TrustAccount) { Tags = [new Tag("a", "b")] });
        await _iam.DoAsync(new AttachRolePolicy("Worker", ReadOnly));
        await _iam.DoAsync(new PutRolePolicy("Worker", "Inline", PolicyTexts.Allow("s3:*")));

        Assert.Equal(IamError.DeleteConflict("Cannot delete entity, must detach all policies first."), await _iam.RefusedAsync(new DeleteRole("Worker")));
        await _iam.DoAsync(new DetachRolePolicy("Worker", ReadOnly));
        Assert.Equal(IamError.DeleteConflict("Cannot delete entity, must delete policies first."), await _iam.RefusedAsync(new DeleteRole("Worker")));
        await _iam.DoAsync(new DeleteRolePolicy("Worker", "Inline"));
        await _iam.DoAsync(new DeleteRole("Worker"));

        Assert.Equal(IamError.NoSuchRole("Worker"), await _iam.RefusedAsync(new GetRole("Worker")));
        Assert.Equal(0, await _iam.ReadAsync(db => db.Tags.CountAsync()));
    }

    [Fact]
    public async Task Retagging_in_another_case_replaces_tag_and_spelling()
    {
        await _iam.DoAsync(new CreateRole("Worker", PolicyTexts.TrustAccount) { Tags = [new Tag("Dept", "one")] });

        await _iam.DoAsync(new TagRole("Worker", [new Tag("dept", "two")]));
        Assert.Equal([new Tag("dept", "two")], (await _iam.DoAsync(new ListRoleTags("Worker"))).Tags);

        await _iam.DoAsync(new UntagRole("Worker", ["DEPT"]));
        Assert.Empty((await _iam.DoAsync(new ListRoleTags("Worker"))).Tags);
        Assert.Equal("InvalidInput", (await _iam.RefusedAsync(new TagRole("Worker", [new Tag("a", "1"), new Tag("A", "2")]))).Code);
    }

    [Fact]
    public async Task Roles_come_in_pages_by_name_and_path()
    {
        foreach (var (name, path) in new[] { ("b", "/"), ("A", "/jobs/"), ("c", "/jobs/deep/") })
        {
            await _iam.DoAsync(new CreateRole(name, PolicyTexts.TrustAccount) { Path = path });
        }

        var first = await _iam.DoAsync(new ListRoles { MaxItems = 2 });
        var second = await _iam.DoAsync(new ListRoles { MaxItems = 2, Marker = first.Marker });

        Assert.Equal(["A", "b"], first.Roles.Select(role => role.RoleName));
        Assert.Equal("c", Assert.Single(second.Roles).RoleName);
        Assert.Equal(["A", "c"], (await _iam.DoAsync(new ListRoles { PathPrefix = "/jobs/" })).Roles.Select(role => role.RoleName));
    }
}
