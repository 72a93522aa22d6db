using IamConsole.Core.Groups;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.LastAccessed;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Roles;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.LastAccessed;

public sealed class LastAccessedTests : IAsyncLifetime
{
    private const string Alice = "arn:aws:iam::123456789012:user/alice";
    private const string Group = "arn:aws:iam::123456789012:group/devs";
    private const string Role = "arn:aws:iam::123456789012:role/app";
    private const string Policy = "arn:aws:iam::123456789012:policy/reading";

    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await IamFixture.CreateAsync();
        await _iam.DoAsync(new CreatePolicy("reading", Allowing("iam:GetUser", "s3:ListAllMyBuckets", "iam:PassRole")));
        await _iam.DoAsync(new CreateUser("alice"));
        await _iam.DoAsync(new CreateUser("bob"));
        await _iam.DoAsync(new CreateGroup("devs"));
        await _iam.DoAsync(new AddUserToGroup("devs", "alice"));
        await _iam.DoAsync(new AddUserToGroup("devs", "bob"));
        await _iam.DoAsync(new AttachGroupPolicy("devs", Policy));
        await _iam.DoAsync(new PutUserPolicy("alice", "own", PolicyTexts.Allow("ec2:DescribeInstances")));
        await _iam.DoAsync(new CreateRole("app", PolicyTexts.TrustAccount));
        await _iam.DoAsync(new AttachRolePolicy("app", Policy));
        await UseAsync("alice");
        _iam.Clock.Advance(TimeSpan.FromHours(1));
        await UseAsync("bob");
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_user_s_report_lists_every_allowed_service_those_never_used_too()
    {
        var report = await ReportAsync(Alice);

        Assert.Equal(["Amazon EC2", "AWS Identity and Access Management (IAM)", "Amazon S3"], report.ServicesLastAccessed.OrderBy(service => service.ServiceNamespace).Select(service => service.ServiceName));
        var iam = report.ServicesLastAccessed.Single(service => service.ServiceNamespace == "iam");
        Assert.Equal((_iam.Clock.GetUtcNow().AddHours(-1), Alice, "us-east-1", 1), (iam.LastAuthenticated, iam.LastAuthenticatedEntity, iam.LastAuthenticatedRegion, iam.TotalAuthenticatedEntities));
        Assert.All(report.ServicesLastAccessed.Where(service => service.ServiceNamespace != "iam"), service => Assert.Null(service.LastAuthenticated));
        Assert.All(report.ServicesLastAccessed, service => Assert.Null(service.TrackedActionsLastAccessed));
        Assert.Equal(("COMPLETED", "SERVICE_LEVEL", false), (report.JobStatus, report.JobType, report.IsTruncated));
    }

    [Fact]
    public async Task A_report_that_cannot_be_made_fails_and_holds_up_no_other()
    {
        var bad = (await _iam.DoAsync(new GenerateServiceLastAccessedDetails(Alice))).JobId;
        _iam.Clock.Advance(TimeSpan.FromSeconds(1));
        var good = (await _iam.DoAsync(new GenerateServiceLastAccessedDetails(Role))).JobId;
        await _iam.ChangeAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE InlinePolicies SET HolderKind = 'Robot'"));

        while (await WriteAsync())
        {
        }

        var failed = await _iam.DoAsync(new GetServiceLastAccessedDetails(bad));
        Assert.Equal(("FAILED", "ServiceFailure"), (failed.JobStatus, failed.Error?.Code));
        Assert.Equal("COMPLETED", (await _iam.DoAsync(new GetServiceLastAccessedDetails(good))).JobStatus);
    }

    [Fact]
    public async Task A_refused_attempt_counts()
    {
        await _iam.Gateway.SendAsync(await _iam.CallerOfAsync("alice"), new ListUsers());
        await _iam.EventsAsync();

        var iam = (await ReportAsync(Alice)).ServicesLastAccessed.Single(service => service.ServiceNamespace == "iam");

        Assert.Equal(_iam.Clock.GetUtcNow(), iam.LastAuthenticated);
    }

    [Fact]
    public async Task An_action_report_has_the_tracked_actions_that_are_allowed_and_PassRole_is_not_tracked()
    {
        var report = await ReportAsync(Alice, GenerateServiceLastAccessedDetails.ActionLevel);
        var actions = report.ServicesLastAccessed.ToDictionary(service => service.ServiceNamespace, service => service.TrackedActionsLastAccessed!);

        Assert.Equal([new TrackedActionLastAccessed("GetUser", Alice, _iam.Clock.GetUtcNow().AddHours(-1), "us-east-1")], actions["iam"]);
        Assert.Equal([new TrackedActionLastAccessed("ListAllMyBuckets", null, null, null)], actions["s3"]);
        Assert.Equal("ACTION_LEVEL", report.JobType);
    }

    [Fact]
    public async Task A_group_s_report_is_about_its_members_and_names_them_latest_first()
    {
        var job = await GenerateAsync(Group);
        var iam = (await _iam.DoAsync(new GetServiceLastAccessedDetails(job))).ServicesLastAccessed.Single(service => service.ServiceNamespace == "iam");
        var entities = await _iam.DoAsync(new GetServiceLastAccessedDetailsWithEntities(job, "iam"));
        var first = await _iam.DoAsync(new GetServiceLastAccessedDetailsWithEntities(job, "iam") { MaxItems = 1 });
        var second = await _iam.DoAsync(new GetServiceLastAccessedDetailsWithEntities(job, "iam") { MaxItems = 1, Marker = first.Marker });

        Assert.Equal((2, _iam.Clock.GetUtcNow()), (iam.TotalAuthenticatedEntities, iam.LastAuthenticated));
        Assert.Equal([("bob", "USER"), ("alice", "USER")], entities.EntityDetailsList.Select(entity => (entity.EntityInfo.Name, entity.EntityInfo.Type)));
        Assert.Equal((true, "bob", false, "alice"), (first.IsTruncated, first.EntityDetailsList.Single().EntityInfo.Name, second.IsTruncated, second.EntityDetailsList.Single().EntityInfo.Name));
        Assert.Empty((await _iam.DoAsync(new GetServiceLastAccessedDetailsWithEntities(job, "s3"))).EntityDetailsList);
    }

    [Theory]
    [InlineData(Policy, 2)]
    [InlineData(Role, 0)]
    public async Task A_policy_s_report_is_about_whoever_has_it_and_a_role_s_about_the_role(string arn, int entities)
    {
        var report = await ReportAsync(arn);

        Assert.Equal(["iam", "s3"], report.ServicesLastAccessed.Select(service => service.ServiceNamespace).Order());
        Assert.Equal(entities, report.ServicesLastAccessed.Single(service => service.ServiceNamespace == "iam").TotalAuthenticatedEntities);
    }

    [Fact]
    public async Task What_was_used_more_than_400_days_ago_was_not_used()
    {
        _iam.Clock.Advance(TimeSpan.FromDays(400));

        Assert.All((await ReportAsync(Alice)).ServicesLastAccessed, service => Assert.Null(service.LastAuthenticated));
    }

    [Fact]
    public async Task A_permissions_boundary_does_not_shorten_the_list()
    {
        await _iam.DoAsync(new PutUserPermissionsBoundary("alice", "arn:aws:iam::aws:policy/AmazonSQSFullAccess"));

        Assert.Equal(3, (await ReportAsync(Alice)).ServicesLastAccessed.Count);
    }

    [Fact]
    public async Task A_job_is_in_progress_until_it_is_done_and_its_services_come_page_by_page()
    {
        var job = (await _iam.DoAsync(new GenerateServiceLastAccessedDetails(Alice))).JobId;
        var waiting = await _iam.DoAsync(new GetServiceLastAccessedDetails(job));
        Assert.True(await WriteAsync());
        var first = await _iam.DoAsync(new GetServiceLastAccessedDetails(job) { MaxItems = 2 });
        var rest = await _iam.DoAsync(new GetServiceLastAccessedDetails(job) { MaxItems = 2, Marker = first.Marker });

        Assert.Equal(36, job.Length);
        Assert.Equal(("IN_PROGRESS", null), (waiting.JobStatus, waiting.JobCompletionDate));
        Assert.Empty(waiting.ServicesLastAccessed);
        Assert.Equal((2, true, 1, false), (first.ServicesLastAccessed.Count, first.IsTruncated, rest.ServicesLastAccessed.Count, rest.IsTruncated));
        Assert.False(await WriteAsync());
    }

    [Fact]
    public async Task A_job_fails_when_its_subject_has_gone_meanwhile()
    {
        await _iam.DoAsync(new CreateUser("carol"));
        var job = (await _iam.DoAsync(new GenerateServiceLastAccessedDetails("arn:aws:iam::123456789012:user/carol"))).JobId;
        await _iam.DoAsync(new DeleteUser("carol"));
        await WriteAsync();

        var report = await _iam.DoAsync(new GetServiceLastAccessedDetails(job));

        Assert.Equal(("FAILED", "NoSuchEntity"), (report.JobStatus, report.Error?.Code));
    }

    [Fact]
    public async Task Only_who_asked_for_a_report_reads_it()
    {
        var job = await GenerateAsync(Alice);
        await _iam.DoAsync(new AttachUserPolicy("bob", "arn:aws:iam::aws:policy/AdministratorAccess"));

        var refused = (await _iam.Gateway.SendAsync(await _iam.CallerOfAsync("bob"), new GetServiceLastAccessedDetails(job))).Error;

        Assert.Equal("NoSuchEntity", refused?.Code);
    }

    [Theory]
    [InlineData("arn:aws:iam::123456789012:user/ghost", "NoSuchEntity")]
    [InlineData("arn:aws:iam::123456789012:user/other/alice", "NoSuchEntity")]
    [InlineData("arn:aws:s3:::some-bucket-of-ours", "InvalidInput")]
    public async Task What_is_not_there_has_no_report(string arn, string code) =>
        Assert.Equal(code, (await _iam.RefusedAsync(new GenerateServiceLastAccessedDetails(arn))).Code);

    [Fact]
    public async Task The_policies_that_grant_a_service_are_named_with_the_holder_of_an_inline_one()
    {
        var granting = (await _iam.DoAsync(new ListPoliciesGrantingServiceAccess(Alice, ["iam", "ec2", "sqs"]))).PoliciesGrantingServiceAccess;

        Assert.Equal(["iam", "ec2", "sqs"], granting.Select(entry => entry.ServiceNamespace));
        Assert.Equal([new PolicyGrantingServiceAccess("reading", "MANAGED", Policy, null, null)], granting[0].Policies);
        Assert.Equal([new PolicyGrantingServiceAccess("own", "INLINE", null, "USER", "alice")], granting[1].Policies);
        Assert.Empty(granting[2].Policies);
        Assert.Equal("InvalidInput", (await _iam.RefusedAsync(new ListPoliciesGrantingServiceAccess(Policy, ["iam"]))).Code);
    }

    [Fact]
    public async Task The_page_s_list_hides_the_policies_from_who_may_not_see_them()
    {
        await _iam.AddInlinePolicyAsync("bob", Allowing("iam:GenerateServiceLastAccessedDetails", "iam:GetServiceLastAccessedDetails"));
        var bob = await _iam.CallerOfAsync("bob");

        var seen = (await _iam.Gateway.QueryAsync(_iam.Root, new LastAccessedQuery(Alice))).Value.Services.Single(service => service.Prefix == "iam");
        var hidden = (await _iam.Gateway.QueryAsync(bob, new LastAccessedQuery(Alice))).Value.Services;
        var detail = (await _iam.Gateway.QueryAsync(bob, new LastAccessedActionsQuery(Group, "iam"))).Value;

        Assert.Equal(["reading"], seen.Policies.Value!);
        Assert.All(hidden, service => Assert.True(service.Policies.IsDenied));
        Assert.Equal(["GetUser"], detail.Actions.Select(action => action.Name));
        Assert.True(detail.Entities.IsDenied);
    }

    private static string Allowing(params ReadOnlySpan<string> actions) =>
        $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["{{{string.Join("\",\"", actions!)}}}"],"Resource":"*"}}""";

    private async Task UseAsync(string userName)
    {
        await _iam.Gateway.SendAsync(await _iam.CallerOfAsync(userName), new GetUser { UserName = userName });
        await _iam.EventsAsync();
    }

    private Task<bool> WriteAsync() => _iam.Services.GetRequiredService<ServiceAccessWriter>().WriteAsync(_iam.Account, TestContext.Current.CancellationToken);

    private async Task<string> GenerateAsync(string arn, string? granularity = null)
    {
        var job = await _iam.DoAsync(new GenerateServiceLastAccessedDetails(arn) { Granularity = granularity });
        Assert.True(await WriteAsync());
        return job.JobId;
    }

    private async Task<GetServiceLastAccessedDetailsResult> ReportAsync(string arn, string? granularity = null) =>
        await _iam.DoAsync(new GetServiceLastAccessedDetails(await GenerateAsync(arn, granularity)));
}
