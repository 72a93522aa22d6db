using IamConsole.Core.AccessKeys;
using IamConsole.Core.AccountSettings;
using IamConsole.Core.EquivalentCode;
using IamConsole.Core.Groups;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.InstanceProfiles;
using IamConsole.Core.LoginProfiles;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Mfa;
using IamConsole.Core.Operations;
using IamConsole.Core.Roles;
using IamConsole.Core.Users;
using IamConsole.Tests.AwsApi;
using IamConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.EquivalentCode;

/// <summary>What was changed in one account is repeated in an empty one by the code that the console shows.</summary>
public sealed class ReplayTests(ApiHost api) : IClassFixture<ApiHost>
{
    private const string ReadOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    private const string Homes = "arn:aws:iam::123456789012:policy/team/Homes";
    private const string Document = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::home/${aws:username}/*"}}""";
    private const string Trust = """
        {
          "Version": "2012-10-17",
          "Statement": [{ "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" }]
        }
        """;

    private static readonly IReadOnlyList<IamOperation> Scenario =
    [
        new DeleteAccountAlias(ConsoleHost.Alias),
        new CreateAccountAlias("replayed"),
        new UpdateAccountPasswordPolicy { MinimumPasswordLength = 14, RequireSymbols = true, MaxPasswordAge = 90, PasswordReusePrevention = 5, HardExpiry = false, AllowUsersToChangePassword = true },
        new CreatePolicy("Homes", Document) { Path = "/team/", Description = "Each user's own \"home\" – and it's $HOME's" },
        new CreatePolicyVersion(Homes, Document.Replace("s3:*", "s3:GetObject", StringComparison.Ordinal)) { SetAsDefault = true },
        new TagPolicy(Homes, [new("team", "core")]),
        new CreateGroup("Developers"),
        new AttachGroupPolicy("Developers", ReadOnly),
        new PutGroupPolicy("Developers", "own", Document),
        new CreateUser("alice") { Path = "/staff/", Tags = [new("cost centre", "R and D"), new("list", "a=b")], PermissionsBoundary = ReadOnly },
        new CreateUser("bob"),
        new UpdateUser("bob") { NewUserName = "robert" },
        new AddUserToGroup("Developers", "alice"),
        new AddUserToGroup("Developers", "robert"),
        new RemoveUserFromGroup("Developers", "robert"),
        new AttachUserPolicy("alice", Homes),
        new PutUserPolicy("robert", "in-line", Document),
        new CreateLoginProfile("alice") { Password = "Some-Pass-word-1!", PasswordResetRequired = true },
        new CreateAccessKey("alice"),
        new DeleteUserPermissionsBoundary("alice"),
        new UntagUser("alice", ["list"]),
        new CreateRole("Web", Trust) { Description = "-starts with a dash", MaxSessionDuration = 7200, Tags = [new("env", "prod")] },
        new UpdateRole("Web") { MaxSessionDuration = 3600 },
        new AttachRolePolicy("Web", Homes),
        new CreateInstanceProfile("Web"),
        new AddRoleToInstanceProfile("Web", "Web"),
        new CreateVirtualMFADevice("spare"),
        new CreateUser("gone"),
        new DeleteUser("gone"),
    ];

    [Fact]
    public async Task The_CLI_s_commands_make_the_same_account_out_of_an_empty_one()
    {
        Assert.SkipUnless(await ClientProcess.CanRunAsync("aws", "--version"), "The AWS CLI is not installed here (Debian: awscli).");
        await using var first = await ConsoleHost.StartAsync();
        foreach (var operation in Scenario)
        {
            var done = await first.Services.GetRequiredService<IamGateway>().SendAllAsync(first.Root, [operation]);
            Assert.True(done.IsSuccess, $"{operation}: {done.Error?.Message}");
        }

        var script = Code.Write(CodeRequest.OfChanges(Scenario), CodeLanguage.Cli).Replace("<Password>", "Some-Pass-word-1!", StringComparison.Ordinal);
        var folder = Directory.CreateTempSubdirectory("iamconsole-replay-");
        try
        {
            var (exitCode, output) = await ClientProcess.RunAsync("bash", ["-euc", script], api.Administrator, folder.FullName, ("AWS_ENDPOINT_URL", api.Address.ToString().TrimEnd('/')));

            Assert.True(exitCode == 0, output);
            Assert.Equal(await first.ReadAsync(db => AccountText.OfAsync(db)), await api.Console.ReadAsync(db => AccountText.OfAsync(db, "administrator", "nobody")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
