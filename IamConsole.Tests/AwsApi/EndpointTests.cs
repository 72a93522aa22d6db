using System.Net;
using System.Text;
using IamConsole.Core.AccessKeys;
using IamConsole.Core.Authentication;
using IamConsole.Core.Operations;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.AwsApi;

/// <summary>The endpoint over real HTTP: what it takes, what it answers, and what it keeps apart from the pages.</summary>
public sealed class EndpointTests(ApiHost api) : IClassFixture<ApiHost>
{
    private const string Document = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}""";

    [Fact]
    public async Task A_user_is_made_with_tags_and_answered_in_AWS_form()
    {
        var answer = await api.CallAsync(
            api.Administrator, "CreateUser", ("UserName", "bob"), ("Path", "/team/"), ("Tags.member.1.Key", "Team"), ("Tags.member.1.Value", "red + blue"));

        Assert.Equal((200, "text/xml"), (answer.Status, answer.ContentType));
        Assert.Equal("{https://iam.amazonaws.com/doc/2010-05-08/}CreateUserResponse", answer.Xml.Name.ToString());
        Assert.Equal(["CreateUserResult", "ResponseMetadata"], answer.Xml.Elements().Select(element => element.Name.LocalName));
        Assert.Equal(("bob", "arn:aws:iam::123456789012:user/team/bob", "Team", "red + blue"), (answer.Value("UserName"), answer.Value("Arn"), answer.Value("Key"), answer.Value("Value")));
        Assert.True(Guid.TryParse(answer.Value("RequestId"), out _));
        Assert.Matches(@"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\z", answer.Value("CreateDate"));
    }

    [Fact]
    public async Task What_returns_nothing_has_no_result()
    {
        await api.CallAsync(api.Administrator, "CreateUser", ("UserName", "tagged"));

        var answer = await api.CallAsync(api.Administrator, "TagUser", ("UserName", "tagged"), ("Tags.member.1.Key", "a"), ("Tags.member.1.Value", ""), ("Tags.member.2.Key", "b"), ("Tags.member.2.Value", "1"));

        Assert.Equal((200, "TagUserResponse"), (answer.Status, answer.Xml.Name.LocalName));
        Assert.Equal(["ResponseMetadata"], answer.Xml.Elements().Select(element => element.Name.LocalName));
        Assert.Equal(["a", "b"], (await api.CallAsync(api.Administrator, "ListUserTags", ("UserName", "tagged"))).Values("Key"));
    }

    [Fact]
    public async Task Policy_documents_come_percent_encoded()
    {
        await api.CallAsync(api.Administrator, "CreateUser", ("UserName", "documented"));
        await api.CallAsync(api.Administrator, "PutUserPolicy", ("UserName", "documented"), ("PolicyName", "read"), ("PolicyDocument", Document));

        var answer = await api.CallAsync(api.Administrator, "GetUserPolicy", ("UserName", "documented"), ("PolicyName", "read"));

        Assert.Equal(Uri.EscapeDataString(Document), answer.Value("PolicyDocument"));
    }

    [Fact]
    public async Task A_list_comes_page_by_page()
    {
        foreach (var name in (string[])["page-1", "page-2", "page-3"])
        {
            await api.CallAsync(api.Administrator, "CreateUser", ("UserName", name), ("Path", "/pages/"));
        }

        var first = await api.CallAsync(api.Administrator, "ListUsers", ("PathPrefix", "/pages/"), ("MaxItems", "2"));
        var second = await api.CallAsync(api.Administrator, "ListUsers", ("PathPrefix", "/pages/"), ("MaxItems", "2"), ("Marker", first.Value("Marker")!));

        Assert.Equal("true", first.Value("IsTruncated"));
        Assert.Equal(["page-1", "page-2", "page-3"], first.Values("UserName").Concat(second.Values("UserName")));
        Assert.Equal(("false", null), (second.Value("IsTruncated"), second.Value("Marker")));
    }

    [Fact]
    public async Task Who_may_not_is_refused_in_AWS_words()
    {
        var answer = await api.CallAsync(api.Nobody, "ListUsers");

        Assert.Equal((403, "AccessDenied", "Sender"), (answer.Status, answer.Code, answer.Value("Type")));
        Assert.Equal(
            "User: arn:aws:iam::123456789012:user/nobody is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::123456789012:user/ because no identity-based policy allows the iam:ListUsers action",
            answer.Message);
    }

    [Fact]
    public async Task Whose_address_agent_and_key_it_was_reach_the_history()
    {
        var signer = await api.CreateSignerAsync("watched", null);

        await api.CallAsync(signer, "GetRole", ("RoleName", "none"));
        await api.Console.Services.GetRequiredService<Core.Activity.ActivityWriter>().FlushAsync();

        var entry = await api.Console.ReadAsync(db => db.ActivityEvents.SingleAsync(entry => entry.UserName == "watched"));
        Assert.Equal(("GetRole", "AccessDenied", signer.AccessKeyId, "127.0.0.1"), (entry.EventName, entry.ErrorCode, entry.AccessKeyId, entry.SourceIp));
    }

    [Theory]
    [InlineData("\"IpAddress\":{\"aws:SourceIp\":\"127.0.0.1\"}", 200)]
    [InlineData("\"NotIpAddress\":{\"aws:SourceIp\":\"127.0.0.1\"}", 403)]
    [InlineData("\"Null\":{\"aws:MultiFactorAuthPresent\":\"true\"}", 200)]
    [InlineData("\"BoolIfExists\":{\"aws:MultiFactorAuthPresent\":\"true\"}", 200)]
    [InlineData("\"Bool\":{\"aws:MultiFactorAuthPresent\":\"false\"}", 403)]
    [InlineData("\"Null\":{\"aws:TokenIssueTime\":\"true\"}", 200)]
    [InlineData("\"Bool\":{\"aws:SecureTransport\":\"false\"}", 200)]
    public async Task Conditions_see_where_a_call_comes_from_and_that_a_long_term_key_knows_nothing_of_MFA(string condition, int status)
    {
        var signer = await api.CreateSignerAsync($"conditional-{Guid.NewGuid():n}", $$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:ListUsers","Resource":"*","Condition":{{{{condition}}}}}]}""");

        Assert.Equal(status, (await api.CallAsync(signer, "ListUsers")).Status);
    }

    [Fact]
    public async Task When_where_and_for_what_a_key_was_last_used_is_noted()
    {
        var signer = await api.CreateSignerAsync("noted", null) with { Region = "eu-west-1" };

        await api.CallAsync(signer, "ListUsers");
        await api.Console.Services.GetRequiredService<CredentialUses>().FlushAsync();

        var used = (await api.Console.DoAsync(new GetAccessKeyLastUsed(signer.AccessKeyId))).AccessKeyLastUsed;
        Assert.Equal(("iam", "eu-west-1"), (used.ServiceName, used.Region));
        Assert.NotNull(used.LastUsedDate);
    }

    [Fact]
    public async Task Root_may_do_everything_with_a_key_of_its_own()
    {
        var key = (await api.Console.DoAsync(new CreateAccessKey())).AccessKey;

        var answer = await api.CallAsync(new TestSigner(key.AccessKeyId, key.SecretAccessKey), "GetUser");

        Assert.Equal((200, "arn:aws:iam::123456789012:root", null), (answer.Status, answer.Value("Arn"), answer.Value("UserName")));
    }

    [Theory]
    [InlineData("", "MissingAction")]
    [InlineData("Version=2010-05-08", "MissingAction")]
    [InlineData("Action=ListUsers", "InvalidAction")]
    [InlineData("Action=ListUsers&Version=2000-01-01", "InvalidAction")]
    [InlineData("Action=listusers&Version=2010-05-08", "InvalidAction")]
    [InlineData("Action=DashboardQuery&Version=2010-05-08", "InvalidAction")]
    [InlineData("Action=ListUsers&Version=2010-05-08&MaxItems=many", "MalformedInput")]
    [InlineData("Action=ListUsers&Version=2010-05-08&MaxItems=99999999999", "MalformedInput")]
    [InlineData("Action=ListUsers&Version=2010-05-08&MaxItems=0", "ValidationError")]
    [InlineData("Action=ListUsers&Version=2010-05-08&Marker=%21", "ValidationError")]
    [InlineData("Action=ListUsers&Action=ListUsers&Version=2010-05-08", "MalformedInput")]
    [InlineData("Action=GetUser&Version=2010-05-08&UserName=%ff", "MalformedInput")]
    [InlineData("Action=GetUser&Version=2010-05-08&UserName=%zz", "MalformedInput")]
    [InlineData("Action=GetUser&Version=2010-05-08&UserName=%00%01", "ValidationError")]
    [InlineData("Action=CreateUser&Version=2010-05-08", "ValidationError")]
    [InlineData("Action=SetDefaultPolicyVersion&Version=2010-05-08", "ValidationError")]
    [InlineData("Action=UpdateLoginProfile&Version=2010-05-08&UserName=nobody&PasswordResetRequired=perhaps", "MalformedInput")]
    [InlineData("Action=TagUser&Version=2010-05-08&UserName=nobody&Tags.member.1.Value=x", "ValidationError")]
    [InlineData("Action=CreateInstanceProfile&Version=2010-05-08&InstanceProfileName=nested&Path.x=1", "MalformedInput")]
    [InlineData("Action=SimulateCustomPolicy&Version=2010-05-08&PolicyInputList.member.1=%7B%7D&ActionNames.member.1.x=1", "MalformedInput")]
    [InlineData("Action=ListUsers&Version=2010-05-08&a.b.c.d.e.f.g.h.i=1", "MalformedInput")]
    [InlineData("Action=TagUser&Version=2010-05-08&UserName=nobody&Tags.member.x.Key=x", "*")]
    [InlineData("Action=TagUser&Version=2010-05-08&UserName=nobody&Tags=x", "*")]
    [InlineData("Action=CreatePolicy&Version=2010-05-08&PolicyName=p&PolicyDocument=nothing", "MalformedPolicyDocument")]
    [InlineData(".=&..=&=.&&&=&a.b.c.d.e.f.g=1&Action=GetAccountSummary&Version=2010-05-08", "*")]
    public async Task What_makes_no_request_is_refused_in_AWS_form(string body, string code)
    {
        var answer = await api.SendAsync(api.Administrator.Post(api.Address, body));

        Assert.Equal("text/xml", answer.ContentType);
        Assert.InRange(answer.Status, 200, 499);
        Assert.True(code == "*" || (answer.Status == 400 && code == answer.Code), $"{answer.Status} {answer.Code}: {answer.Message}");
    }

    [Fact]
    public async Task A_body_of_another_type_is_malformed()
    {
        var request = api.Administrator.Post(api.Address, "{}");
        request.Content!.Headers.Remove("Content-Type");
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");

        // The type is among the signed headers, so that the signature is wrong first.
        Assert.Equal("SignatureDoesNotMatch", (await api.SendAsync(request)).Code);
        Assert.Equal("MalformedInput", (await api.SendAsync(new HttpRequestMessage(HttpMethod.Post, api.Address) { Content = new StringContent("{}", Encoding.UTF8, "application/json") })).Code);
    }

    [Fact]
    public async Task A_body_that_is_too_long_is_refused()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, api.Address) { Content = new ByteArrayContent(new byte[300 * 1024]) };

        var answer = await api.SendAsync(request);

        Assert.Equal((413, "RequestEntityTooLarge"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Other_methods_are_refused_in_AWS_form(string method)
    {
        var request = api.Administrator.Call(api.Address, "ListUsers");
        request.Method = new HttpMethod(method);

        Assert.Equal((405, "MethodNotAllowed"), ((await api.SendAsync(request)) is var answer ? answer.Status : 0, answer.Code));
    }

    [Fact]
    public async Task The_page_stays_where_it_was()
    {
        var answer = await api.SendAsync(new HttpRequestMessage(HttpMethod.Get, api.Address));

        Assert.Equal((int)HttpStatusCode.Found, answer.Status);
    }

    [Fact]
    public async Task A_signature_opens_no_page()
    {
        var request = api.Administrator.Call(new Uri(api.Address, IamUrls.Users), "ListUsers");
        request.Method = HttpMethod.Get;
        request.Content = null;

        var answer = await api.SendAsync(request);

        Assert.Equal((int)HttpStatusCode.Found, answer.Status);
        Assert.DoesNotContain("nobody", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cookie_is_no_signature()
    {
        await api.Console.CreateUserAsync("signed-in");
        using var browser = api.Console.NewBrowser();
        await browser.SignInAsync(api.Console.Account.ToString(), "signed-in", ConsoleHost.UserPassword);

        Assert.NotEmpty(browser.Cookies);
        using var form = new StringContent(TestSigner.Form(("Action", "ListUsers"), ("Version", TestSigner.IamVersion)), Encoding.UTF8, "application/x-www-form-urlencoded");
        using var answer = await browser.Client.PostAsync("/", form);

        Assert.Contains("MissingAuthenticationToken", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
