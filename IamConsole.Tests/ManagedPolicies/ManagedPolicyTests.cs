using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Tests.ManagedPolicies;

public sealed class ManagedPolicyTests : IAsyncLifetime
{
    private const string ReadOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    private static readonly string Document = PolicyTexts.Allow("s3:GetObject");

    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync() => _iam = await IamFixture.CreateAsync();

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_new_policy_has_version_v1_in_force_and_is_given_back_as_written()
    {
        const string Spaced = """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:*", "Resource": "*" } ] }""";
        var created = await _iam.DoAsync(new CreatePolicy("Reader", Spaced) { Path = "/team/", Description = "Reads", Tags = [new Tag("Team", "Blue"), new Tag("team", "red")] });

        Assert.Equal("arn:aws:iam::123456789012:policy/team/Reader", created.Policy.Arn);
        Assert.StartsWith("ANPA", created.Policy.PolicyId, StringComparison.Ordinal);
        var read = (await _iam.DoAsync(new GetPolicy(created.Policy.Arn))).Policy;
        Assert.Equal(("v1", "Reads", 0), (read.DefaultVersionId, read.Description, read.AttachmentCount));
        Assert.Equal(["Team", "team"], read.Tags!.Select(tag => tag.Key));
        Assert.Equal(Spaced, (await _iam.DoAsync(new GetPolicyVersion(created.Policy.Arn, "v1"))).PolicyVersion.Document);
    }

    [Fact]
    public async Task A_policy_name_is_taken_whatever_its_case_and_path()
    {
        await CreateAsync("Reader");

        Assert.Equal(
            IamError.EntityAlreadyExists("A policy called reader already exists. Duplicate names are not allowed."),
            await _iam.RefusedAsync(new CreatePolicy("reader", Document) { Path = "/other/" }));
    }

    [Fact]
    public async Task A_document_of_6144_characters_fits_and_one_more_does_not()
    {
        await _iam.DoAsync(new CreatePolicy("Fits", PolicyTexts.OfSize(6144) + "   \n"));

        Assert.Equal(
            new IamError("LimitExceeded", "Cannot exceed quota for PolicySize: 6144"),
            await _iam.RefusedAsync(new CreatePolicy("TooLong", PolicyTexts.OfSize(6145))));
    }

    [Theory]
    [InlineData("{", "Syntax errors in policy.")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*"}]}""", "Policy statement must contain resources.")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"}]}""", "Policy document should not specify a principal.")]
    public async Task A_malformed_document_is_refused_in_IAM_words(string document, string message)
    {
        Assert.Equal(IamError.MalformedPolicyDocument(message), await _iam.RefusedAsync(new CreatePolicy("Bad", document)));
        Assert.Equal(0, await _iam.ReadAsync(db => db.Policies.CountAsync()));
    }

    [Fact]
    public async Task A_policy_holds_five_versions_and_never_uses_a_number_again()
    {
        var arn = await CreateAsync("Reader");
        for (var version = 2; version <= 5; version++)
        {
            await _iam.DoAsync(new CreatePolicyVersion(arn, Document));
        }

        var sixth = await _iam.RefusedAsync(new CreatePolicyVersion(arn, Document));
        Assert.Equal(("LimitExceeded", "A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version."), (sixth.Code, sixth.Message));

        await _iam.DoAsync(new DeletePolicyVersion(arn, "v5"));
        Assert.Equal("v6", (await _iam.DoAsync(new CreatePolicyVersion(arn, Document))).PolicyVersion.VersionId);
        Assert.Equal(["v6", "v4", "v3", "v2", "v1"], (await _iam.DoAsync(new ListPolicyVersions(arn))).Versions.Select(version => version.VersionId));
    }

    [Fact]
    public async Task Versions_come_in_pages()
    {
        var arn = await CreateAsync("Reader");
        await _iam.DoAsync(new CreatePolicyVersion(arn, Document));
        await _iam.DoAsync(new CreatePolicyVersion(arn, Document));

        var first = await _iam.DoAsync(new ListPolicyVersions(arn) { MaxItems = 2 });
        var second = await _iam.DoAsync(new ListPolicyVersions(arn) { MaxItems = 2, Marker = first.Marker });

        Assert.True(first.IsTruncated);
        Assert.Equal((false, "v1"), (second.IsTruncated, Assert.Single(second.Versions).VersionId));
    }

    [Fact]
    public async Task A_new_version_is_in_force_only_when_asked()
    {
        var arn = await CreateAsync("Reader");

        await _iam.DoAsync(new CreatePolicyVersion(arn, Document));
        Assert.Equal("v1", (await _iam.DoAsync(new GetPolicy(arn))).Policy.DefaultVersionId);

        await _iam.DoAsync(new CreatePolicyVersion(arn, Document) { SetAsDefault = true });
        Assert.Equal("v3", (await _iam.DoAsync(new GetPolicy(arn))).Policy.DefaultVersionId);

        await _iam.DoAsync(new SetDefaultPolicyVersion(arn, "v1"));
        Assert.Equal("v1", (await _iam.DoAsync(new GetPolicy(arn))).Policy.DefaultVersionId);
    }

    [Fact]
    public async Task The_default_version_cannot_be_deleted()
    {
        var arn = await CreateAsync("Reader");

        Assert.Equal(IamError.DeleteConflict("Cannot delete the default version of a policy."), await _iam.RefusedAsync(new DeletePolicyVersion(arn, "v1")));
    }

    [Theory]
    [InlineData("v9")]
    [InlineData("v1.beta")]
    [InlineData("v99999999999999999999")]
    public async Task A_version_that_is_not_there_is_not_found(string versionId)
    {
        var arn = await CreateAsync("Reader");

        Assert.Equal(IamError.NoSuchEntity($"Policy {arn} version {versionId} does not exist or is not attachable."), await _iam.RefusedAsync(new GetPolicyVersion(arn, versionId)));
        Assert.Equal("NoSuchEntity", (await _iam.RefusedAsync(new SetDefaultPolicyVersion(arn, versionId))).Code);
        Assert.Equal("NoSuchEntity", (await _iam.RefusedAsync(new DeletePolicyVersion(arn, versionId))).Code);
    }

    [Fact]
    public async Task AWS_managed_policies_can_be_read_and_never_changed()
    {
        var policy = (await _iam.DoAsync(new GetPolicy(ReadOnly))).Policy;
        var version = await _iam.DoAsync(new GetPolicyVersion(ReadOnly, policy.DefaultVersionId));

        Assert.Contains("\"Statement\"", version.PolicyVersion.Document, StringComparison.Ordinal);
        IamError[] refusals =
        [
            await _iam.RefusedAsync(new CreatePolicyVersion(ReadOnly, Document)),
            await _iam.RefusedAsync(new SetDefaultPolicyVersion(ReadOnly, policy.DefaultVersionId)),
            await _iam.RefusedAsync(new DeletePolicyVersion(ReadOnly, policy.DefaultVersionId)),
            await _iam.RefusedAsync(new DeletePolicy(ReadOnly)),
            await _iam.RefusedAsync(new TagPolicy(ReadOnly, [new Tag("a", "b")])),
            await _iam.RefusedAsync(new UntagPolicy(ReadOnly, ["a"])),
        ];
        Assert.All(refusals, refusal => Assert.Equal(("AccessDenied", "Policy is outside your own account."), (refusal.Code, refusal.Message)));
    }

    [Fact]
    public async Task A_policy_is_deleted_only_when_unused_and_without_other_versions()
    {
        var arn = await CreateAsync("Reader", new Tag("a", "b"));
        await _iam.DoAsync(new CreateUser("alice"));
        await _iam.DoAsync(new AttachUserPolicy("alice", arn));
        Assert.Equal(IamError.DeleteConflict("Cannot delete a policy attached to entities."), await _iam.RefusedAsync(new DeletePolicy(arn)));

        await _iam.DoAsync(new DetachUserPolicy("alice", arn));
        await _iam.DoAsync(new PutUserPermissionsBoundary("alice", arn));
        Assert.Equal("DeleteConflict", (await _iam.RefusedAsync(new DeletePolicy(arn))).Code);

        await _iam.DoAsync(new DeleteUserPermissionsBoundary("alice"));
        await _iam.DoAsync(new CreatePolicyVersion(arn, Document));
        Assert.StartsWith("This policy has more than one version.", (await _iam.RefusedAsync(new DeletePolicy(arn))).Message, StringComparison.Ordinal);

        await _iam.DoAsync(new DeletePolicyVersion(arn, "v2"));
        await _iam.DoAsync(new DeletePolicy(arn));
        Assert.Equal(IamError.NoSuchEntity($"Policy {arn} does not exist or is not attachable."), await _iam.RefusedAsync(new GetPolicy(arn)));
        Assert.Equal(0, await _iam.ReadAsync(db => db.Tags.CountAsync()));
    }

    [Fact]
    public async Task Tags_are_added_overwritten_and_removed_with_case_sensitive_keys()
    {
        var arn = await CreateAsync("Reader", new Tag("Dept", "one"));

        await _iam.DoAsync(new TagPolicy(arn, [new Tag("Dept", "two"), new Tag("dept", "three")]));
        Assert.Equal([new Tag("Dept", "two"), new Tag("dept", "three")], (await _iam.DoAsync(new ListPolicyTags(arn))).Tags);

        await _iam.DoAsync(new UntagPolicy(arn, ["dept", "absent"]));
        Assert.Equal([new Tag("Dept", "two")], (await _iam.DoAsync(new ListPolicyTags(arn))).Tags);
    }

    [Fact]
    public async Task A_policy_carries_fifty_tags_at_most()
    {
        var arn = await CreateAsync("Reader", [.. Enumerable.Range(0, 50).Select(number => new Tag($"k{number}", ""))]);

        Assert.Equal("LimitExceeded", (await _iam.RefusedAsync(new TagPolicy(arn, [new Tag("one-more", "")]))).Code);
        await _iam.DoAsync(new TagPolicy(arn, [new Tag("k7", "changed")]));
    }

    [Fact]
    public async Task The_list_goes_through_own_policies_and_then_those_of_AWS_without_a_gap()
    {
        await CreateAsync("beta");
        await CreateAsync("Alpha");
        var all = new List<Policy>();
        string? marker = null;
        do
        {
            var page = await _iam.DoAsync(new ListPolicies { MaxItems = 700, Marker = marker });
            Assert.True(page.Policies.Count <= 700);
            all.AddRange(page.Policies);
            marker = page.Marker;
        }
        while (marker is not null);

        Assert.Equal(["Alpha", "beta"], all.Take(2).Select(policy => policy.PolicyName));
        Assert.Equal(Core.Catalog.ManagedPolicyCatalog.Current.Policies.Count + 2, all.Select(policy => policy.Arn).Distinct().Count());
    }

    [Fact]
    public async Task The_list_is_narrowed_by_scope_path_and_use()
    {
        var arn = await CreateAsync("Reader");
        await _iam.DoAsync(new CreatePolicy("Deep", Document) { Path = "/Team/a/" });
        await _iam.DoAsync(new CreateUser("alice"));
        await _iam.DoAsync(new AttachUserPolicy("alice", ReadOnly));
        await _iam.DoAsync(new PutUserPermissionsBoundary("alice", arn));

        Assert.Equal(["Deep", "Reader"], await NamesAsync(new ListPolicies { Scope = "Local" }));
        Assert.Equal(["Deep"], await NamesAsync(new ListPolicies { Scope = "Local", PathPrefix = "/Team/" }));
        Assert.Empty(await NamesAsync(new ListPolicies { Scope = "Local", PathPrefix = "/team/" }));
        Assert.Equal(["Reader", "ReadOnlyAccess"], await NamesAsync(new ListPolicies { OnlyAttached = true }));
        Assert.Equal(["ReadOnlyAccess"], await NamesAsync(new ListPolicies { PolicyUsageFilter = "PermissionsPolicy" }));
        Assert.Equal(["Reader"], await NamesAsync(new ListPolicies { PolicyUsageFilter = "PermissionsBoundary" }));
        Assert.All(await NamesAsync(new ListPolicies { Scope = "AWS", MaxItems = 5 }), name => Assert.NotEqual("Deep", name));
    }

    private async Task<string> CreateAsync(string name, params Tag[] tags) =>
        (await _iam.DoAsync(new CreatePolicy(name, Document) { Tags = tags })).Policy.Arn;

    private async Task<IReadOnlyList<string>> NamesAsync(ListPolicies request) =>
        [.. (await _iam.DoAsync(request)).Policies.Select(policy => policy.PolicyName)];
}
