using IamConsole.Core.AccessAnalyzer;
using IamConsole.Core.AccessKeys;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.LoginProfiles;
using IamConsole.Core.Model;
using IamConsole.Core.Roles;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Tests.AccessAnalyzer;

/// <summary>What nobody used for 30 days.</summary>
public sealed class UnusedAccessTests : IAsyncLifetime
{
    private const string Unused = "arn:aws:access-analyzer:us-east-1:123456789012:analyzer/unused";

    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await IamFixture.CreateAsync();
        await _iam.DoAsync(new CreateAnalyzer("unused", Analyzer.UnusedAccess) { Configuration = new() { UnusedAccess = new() { UnusedAccessAge = 30, AnalysisRule = new() { Exclusions = [new() { ResourceTags = [new Dictionary<string, string> { ["Break-glass"] = "" }] }] } } } });
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_role_that_was_never_used_is_found_once_it_is_old_enough()
    {
        await _iam.DoAsync(new CreateRole("app", PolicyTexts.TrustAccount));
        await AfterAsync(days: 29);
        Assert.Empty(await _iam.FindingsAsync(Unused));

        await AfterAsync(days: 1);

        Assert.Equal(["role/app UnusedIAMRole ACTIVE"], await _iam.FindingsAsync(Unused));
    }

    [Fact]
    public async Task A_role_that_is_used_again_is_resolved()
    {
        await _iam.DoAsync(new CreateRole("app", PolicyTexts.TrustAccount));
        await AfterAsync(days: 30);

        await _iam.ChangeAsync(async db => (await db.Roles.SingleAsync(role => role.Name == "app")).LastUsedAt = _iam.Clock.GetUtcNow());
        await _iam.AnalyzeAsync();

        Assert.Equal(["role/app UnusedIAMRole RESOLVED"], await _iam.FindingsAsync(Unused));
    }

    [Fact]
    public async Task Passwords_and_active_access_keys_that_nobody_used_are_found()
    {
        await _iam.DoAsync(new CreateUser("alice"));
        await _iam.DoAsync(new CreateLoginProfile("alice") { Password = "Sample-password-1" });
        var key = (await _iam.DoAsync(new CreateAccessKey("alice"))).AccessKey.AccessKeyId;
        var off = (await _iam.DoAsync(new CreateAccessKey("alice"))).AccessKey.AccessKeyId;
        await _iam.DoAsync(new UpdateAccessKey(off, "Inactive") { UserName = "alice" });
        await AfterAsync(days: 31);

        Assert.Equal(["user/alice UnusedIAMUserAccessKey ACTIVE", "user/alice UnusedIAMUserPassword ACTIVE"], await _iam.FindingsAsync(Unused));
        var found = (await _iam.DoAsync(new ListFindingsV2(Unused) { Filter = new Dictionary<string, Criterion> { ["findingType"] = new() { Eq = ["UnusedIAMUserAccessKey"] } } })).Findings;
        var details = (await _iam.DoAsync(new GetFindingV2(Unused, Assert.Single(found).Id))).FindingDetails[0].UnusedIamUserAccessKeyDetails!;
        Assert.Equal((key, null), (details.AccessKeyId, details.LastAccessed));
    }

    [Fact]
    public async Task A_deleted_key_is_resolved_without_waiting_for_the_next_day()
    {
        await _iam.DoAsync(new CreateUser("alice"));
        var key = (await _iam.DoAsync(new CreateAccessKey("alice"))).AccessKey.AccessKeyId;
        await AfterAsync(days: 31);

        await _iam.DoAsync(new DeleteAccessKey(key) { UserName = "alice" });
        await _iam.AnalyzeAsync();

        Assert.Equal(["user/alice UnusedIAMUserAccessKey RESOLVED"], await _iam.FindingsAsync(Unused));
    }

    [Fact]
    public async Task Permissions_that_were_not_used_are_found_by_service_and_action()
    {
        await _iam.DoAsync(new CreateUser("alice"));
        await _iam.DoAsync(new PutUserPolicy("alice", "own", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:GetUser","iam:ListUsers","s3:ListAllMyBuckets"],"Resource":"*"}]}"""));
        _iam.Clock.Advance(TimeSpan.FromDays(31));
        await _iam.Gateway.SendAsync(await _iam.CallerOfAsync("alice"), new ListUsers());
        await _iam.EventsAsync();
        await _iam.AnalyzeAsync();

        var finding = Assert.Single((await _iam.DoAsync(new ListFindingsV2(Unused))).Findings);
        var details = (await _iam.DoAsync(new GetFindingV2(Unused, finding.Id))).FindingDetails.Select(one => one.UnusedPermissionDetails!).ToList();

        Assert.Equal("UnusedPermission", finding.FindingType);
        Assert.Equal(["iam", "s3"], details.Select(service => service.ServiceNamespace));
        Assert.Equal(["GetUser"], details[0].Actions!.Select(action => action.Action));
        Assert.Equal(_iam.Clock.GetUtcNow(), details[0].LastAccessed);
        Assert.Null(details[1].Actions);
        var first = await _iam.DoAsync(new GetFindingV2(Unused, finding.Id) { MaxResults = 1 });
        Assert.Equal("s3", (await _iam.DoAsync(new GetFindingV2(Unused, finding.Id) { NextToken = first.NextToken })).FindingDetails[0].UnusedPermissionDetails!.ServiceNamespace);
    }

    [Fact]
    public async Task Permissions_are_looked_at_once_a_day_or_when_a_scan_is_asked_for()
    {
        await _iam.DoAsync(new CreateUser("alice"));
        await _iam.DoAsync(new PutUserPolicy("alice", "own", PolicyTexts.Allow("s3:ListAllMyBuckets")));
        await AfterAsync(days: 31);

        await _iam.DoAsync(new DeleteUserPolicy("alice", "own"));
        await _iam.AnalyzeAsync();
        Assert.Equal(["user/alice UnusedPermission ACTIVE"], await _iam.FindingsAsync(Unused));

        await _iam.DoAsync(new StartResourceScan(Unused, "arn:aws:iam::123456789012:user/alice"));
        Assert.Equal(["user/alice UnusedPermission RESOLVED"], await _iam.FindingsAsync(Unused));
    }

    [Fact]
    public async Task Who_has_a_tag_of_the_exclusions_is_left_out()
    {
        await _iam.DoAsync(new CreateRole("emergency", PolicyTexts.TrustAccount) { Tags = [new("break-glass", "yes")] });
        await _iam.DoAsync(new CreateRole("app", PolicyTexts.TrustAccount));
        await AfterAsync(days: 31);
        Assert.Equal(["role/app UnusedIAMRole ACTIVE"], await _iam.FindingsAsync(Unused));

        await _iam.DoAsync(new UpdateAnalyzer("unused") { Configuration = new() { UnusedAccess = new() } });
        await _iam.AnalyzeAsync();

        Assert.Equal(["role/app UnusedIAMRole ACTIVE", "role/emergency UnusedIAMRole ACTIVE"], await _iam.FindingsAsync(Unused));
    }

    [Fact]
    public async Task Findings_are_counted_by_type()
    {
        await _iam.DoAsync(new CreateRole("app", PolicyTexts.TrustAccount));
        await AfterAsync(days: 31);

        var counted = Assert.Single((await _iam.DoAsync(new GetFindingsStatistics(Unused))).FindingsStatistics).UnusedAccessFindingsStatistics!;

        Assert.Equal(1, counted.TotalActiveFindings);
        Assert.Equal(1, counted.UnusedAccessTypeStatistics!.Single(type => type.UnusedAccessType == "UnusedIAMRole").Total);
        Assert.Equal("ValidationException", (await _iam.RefusedAsync(new ListFindings(Unused))).Code);
    }

    private async Task AfterAsync(int days)
    {
        _iam.Clock.Advance(TimeSpan.FromDays(days));
        await _iam.AnalyzeAsync();
    }
}
