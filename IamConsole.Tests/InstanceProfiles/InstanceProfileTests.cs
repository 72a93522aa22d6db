using IamConsole.Core.InstanceProfiles;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Roles;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Tests.InstanceProfiles;

public sealed class InstanceProfileTests : IAsyncLifetime
{
    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync() => _iam = await IamFixture.CreateAsync();

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_new_profile_is_empty_and_is_read_in_any_spelling()
    {
        await _iam.DoAsync(new CreateInstanceProfile("Hosts") { Path = "/web/", Tags = [new Tag("Team", "Blue"), new Tag("team", "red")] });

        var profile = (await _iam.DoAsync(new GetInstanceProfile("hosts"))).InstanceProfile;

        Assert.Equal(("Hosts", "/web/", "arn:aws:iam::123456789012:instance-profile/web/Hosts"), (profile.InstanceProfileName, profile.Path, profile.Arn));
        Assert.StartsWith("AIPA", profile.InstanceProfileId, StringComparison.Ordinal);
        Assert.Empty(profile.Roles);
        Assert.Equal([new Tag("Team", "Blue"), new Tag("team", "red")], profile.Tags);
        Assert.Equal(IamError.EntityAlreadyExists("Instance Profile hosts already exists."), await _iam.RefusedAsync(new CreateInstanceProfile("hosts")));
    }

    [Fact]
    public async Task A_profile_holds_one_role_and_a_role_is_in_many()
    {
        await _iam.DoAsync(new CreateRole("Worker", PolicyTexts.TrustAccount));
        await _iam.DoAsync(new CreateInstanceProfile("one"));
        await _iam.DoAsync(new CreateInstanceProfile("two"));
        await _iam.DoAsync(new AddRoleToInstanceProfile("one", "Worker"));
        await _iam.DoAsync(new AddRoleToInstanceProfile("two", "worker"));

        Assert.Equal(new IamError("LimitExceeded", "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1"), await _iam.RefusedAsync(new AddRoleToInstanceProfile("one", "Worker")));
        Assert.Equal(["one", "two"], (await _iam.DoAsync(new ListInstanceProfilesForRole("Worker"))).InstanceProfiles.Select(profile => profile.InstanceProfileName));
        Assert.Equal("Worker", Assert.Single((await _iam.DoAsync(new GetInstanceProfile("one"))).InstanceProfile.Roles).RoleName);
    }

    [Fact]
    public async Task Neither_role_nor_profile_goes_while_one_is_in_the_other()
    {
        await _iam.DoAsync(new CreateRole("Worker", PolicyTexts.TrustAccount));
        await _iam.DoAsync(new CreateInstanceProfile("hosts") { Tags = [new Tag("a", "b")] });
        await _iam.DoAsync(new AddRoleToInstanceProfile("hosts", "Worker"));
        var conflict = IamError.DeleteConflict("Cannot delete entity, must remove roles from instance profile first.");

        Assert.Equal(conflict, await _iam.RefusedAsync(new DeleteRole("Worker")));
        Assert.Equal(conflict, await _iam.RefusedAsync(new DeleteInstanceProfile("hosts")));

        await _iam.DoAsync(new RemoveRoleFromInstanceProfile("hosts", "Worker"));
        Assert.Equal("NoSuchEntity", (await _iam.RefusedAsync(new RemoveRoleFromInstanceProfile("hosts", "Worker"))).Code);
        await _iam.DoAsync(new DeleteInstanceProfile("hosts"));
        await _iam.DoAsync(new DeleteRole("Worker"));
        Assert.Equal(0, await _iam.ReadAsync(db => db.Tags.CountAsync()));
        Assert.Equal(IamError.NoSuchEntity("Instance Profile hosts cannot be found."), await _iam.RefusedAsync(new GetInstanceProfile("hosts")));
    }

    [Theory]
    [InlineData("arn:aws:iam::123456789012:role/Worker", "ec2.amazonaws.com", true)]
    [InlineData("arn:aws:iam::123456789012:role/Other", "ec2.amazonaws.com", false)]
    [InlineData("arn:aws:iam::123456789012:role/Worker", "lambda.amazonaws.com", false)]
    public async Task Who_puts_a_role_into_a_profile_has_to_be_allowed_to_pass_it_to_EC2(string role, string service, bool allowed)
    {
        await _iam.DoAsync(new CreateRole("Worker", PolicyTexts.TrustAccount));
        await _iam.DoAsync(new CreateInstanceProfile("hosts"));
        await _iam.DoAsync(new CreateUser("bob"));
        await _iam.AddInlinePolicyAsync("bob", $$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:AddRoleToInstanceProfile","Resource":"*"},{"Effect":"Allow","Action":"iam:PassRole","Resource":"{{{role}}}","Condition":{"StringEquals":{"iam:PassedToService":"{{{service}}}" } } } ] }""");

        var result = await _iam.Gateway.SendAsync(await _iam.CallerOfAsync("bob"), new AddRoleToInstanceProfile("hosts", "Worker"));

        Assert.Equal(allowed ? null : "iam:PassRole", (result.Error as AccessDenied)?.Action);
        Assert.Equal(allowed, result.IsSuccess);
    }

    [Fact]
    public async Task Tags_are_changed_listed_and_case_sensitive()
    {
        await _iam.DoAsync(new CreateInstanceProfile("hosts"));
        await _iam.DoAsync(new TagInstanceProfile("hosts", [new Tag("Dept", "it"), new Tag("dept", "hr")]));
        await _iam.DoAsync(new UntagInstanceProfile("hosts", ["DEPT", "dept"]));

        Assert.Equal([new Tag("Dept", "it")], (await _iam.DoAsync(new ListInstanceProfileTags("hosts"))).Tags);
    }

    [Fact]
    public async Task Profiles_come_in_pages_by_name_and_path()
    {
        foreach (var (name, path) in new[] { ("b", "/"), ("A", "/web/"), ("c", "/web/deep/") })
        {
            await _iam.DoAsync(new CreateInstanceProfile(name) { Path = path });
        }

        var first = await _iam.DoAsync(new ListInstanceProfiles { MaxItems = 2 });

        Assert.Equal(["A", "b"], first.InstanceProfiles.Select(profile => profile.InstanceProfileName));
        Assert.Equal("c", Assert.Single((await _iam.DoAsync(new ListInstanceProfiles { Marker = first.Marker })).InstanceProfiles).InstanceProfileName);
        Assert.Equal(["A", "c"], (await _iam.DoAsync(new ListInstanceProfiles { PathPrefix = "/web/" })).InstanceProfiles.Select(profile => profile.InstanceProfileName));
    }

    [Fact]
    public async Task Profiles_are_not_without_limit()
    {
        await _iam.ChangeAsync(db =>
        {
            db.AddRange(Enumerable.Range(0, Quotas.InstanceProfiles).Select(number => new InstanceProfile { Id = $"AIPA{number:D17}", Name = $"p{number}", Path = "/", CreatedAt = _iam.Clock.GetUtcNow() }));
            return Task.CompletedTask;
        });

        Assert.Equal(IamError.LimitExceeded("InstanceProfilesPerAccount", 1000), await _iam.RefusedAsync(new CreateInstanceProfile("one-more")));
    }

    [Fact]
    public async Task The_roles_page_shows_its_profiles_to_who_may_list_them()
    {
        await _iam.DoAsync(new CreateRole("Worker", PolicyTexts.TrustAccount));
        await _iam.DoAsync(new CreateInstanceProfile("Worker"));
        await _iam.DoAsync(new AddRoleToInstanceProfile("Worker", "Worker"));
        await _iam.DoAsync(new CreateUser("bob"));
        await _iam.AddInlinePolicyAsync("bob", PolicyTexts.Allow("iam:GetRole"));

        Assert.Equal(["arn:aws:iam::123456789012:instance-profile/Worker"], (await _iam.Gateway.QueryAsync(_iam.Root, new RoleDetailQuery("Worker"))).Value.InstanceProfileArns.Value);
        Assert.True((await _iam.Gateway.QueryAsync(await _iam.CallerOfAsync("bob"), new RoleDetailQuery("Worker"))).Value.InstanceProfileArns.IsDenied);
        Assert.Equal("Worker", (await _iam.Gateway.QueryAsync(_iam.Root, new RoleDeletionQuery("Worker"))).Value.OwnInstanceProfile);
    }
}
