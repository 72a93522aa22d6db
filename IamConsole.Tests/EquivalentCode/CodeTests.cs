using IamConsole.Core.AccessKeys;
using IamConsole.Core.AccountSettings;
using IamConsole.Core.EquivalentCode;
using IamConsole.Core.Groups;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.LoginProfiles;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Mfa;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Providers;
using IamConsole.Core.Roles;
using IamConsole.Core.SshPublicKeys;
using IamConsole.Core.Users;

namespace IamConsole.Tests.EquivalentCode;

public sealed class CodeTests
{
    private const string Document = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::home/${aws:username}/*"}}""";
    private const string ReadOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    private const string Own = "arn:aws:iam::123456789012:policy/team/Homes";

    [Fact]
    public void What_only_reads_is_no_change() =>
        Assert.Equal(["CreateUser"], CodeRequest.OfChanges([new ListUsers(), new CreateUser("alice"), new GetUser()]).Select(request => request.OperationName));

    [Fact]
    public void The_CLI_gets_one_option_for_each_member() => Assert.Equal(
        """
        aws iam create-user \
          --user-name alice \
          --permissions-boundary arn:aws:iam::aws:policy/ReadOnlyAccess \
          --tags Key=team,Value=core 'Key=cost centre,Value=R and D'
        aws iam untag-user \
          --user-name alice \
          --tag-keys team 'cost centre'

        """.ReplaceLineEndings("\n"),
        Written(CodeLanguage.Cli, new CreateUser("alice") { PermissionsBoundary = ReadOnly, Tags = [new("team", "core"), new("cost centre", "R and D")] }, new UntagUser("alice", ["team", "cost centre"])));

    [Fact]
    public void What_the_shell_or_the_shorthand_would_take_apart_is_quoted_or_JSON()
    {
        var code = Written(
            CodeLanguage.Cli,
            new PutUserPolicy("alice", "own", """{"Statement":"it's"}"""),
            new TagUser("alice", [new("list", "a,b=c")]),
            new UpdateRole("app") { Description = "-dash $HOME `id`" });

        Assert.Contains("--policy-document '{\"Statement\":\"it'\\''s\"}'", code, StringComparison.Ordinal);
        Assert.Contains("--tags '[{\"Key\":\"list\",\"Value\":\"a,b=c\"}]'", code, StringComparison.Ordinal);
        Assert.Contains("--description='-dash $HOME `id`'", code, StringComparison.Ordinal);
    }

    /// <summary>Typed as an option, it would send what is in that file of whoever runs the command.</summary>
    [Fact]
    public void A_text_that_the_CLI_would_read_as_a_file_is_not_an_option()
    {
        var code = Written(CodeLanguage.Cli, new UpdateRole("app") { Description = "file:///etc/passwd" });

        Assert.Equal("aws iam update-role \\\n  --cli-input-json '{\"RoleName\":\"app\",\"Description\":\"file:///etc/passwd\"}'\n", code);
    }

    [Fact]
    public void Flags_are_on_or_off()
    {
        Assert.Contains("--password-reset-required", Written(CodeLanguage.Cli, new CreateLoginProfile("alice") { Password = "secret-one", PasswordResetRequired = true }), StringComparison.Ordinal);
        Assert.Contains("--no-hard-expiry", Written(CodeLanguage.Cli, new UpdateAccountPasswordPolicy { HardExpiry = false }), StringComparison.Ordinal);
        Assert.Contains("HardExpiry=False", Written(CodeLanguage.Boto3, new UpdateAccountPasswordPolicy { HardExpiry = false }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CodeLanguage.Cli)]
    [InlineData(CodeLanguage.Boto3)]
    [InlineData(CodeLanguage.Terraform)]
    [InlineData(CodeLanguage.CloudFormation)]
    public void No_secret_is_in_it(CodeLanguage language)
    {
        var code = Written(
            language,
            new CreateUser("alice"),
            new CreateLoginProfile("alice") { Password = "Hunter-2-hunter" },
            new ChangePassword("Hunter-2-hunter", "Hunter-3-hunter"),
            new EnableMFADevice("alice", "arn:aws:iam::123456789012:mfa/phone", "135790", "246801"));

        Assert.DoesNotContain("unter", code, StringComparison.Ordinal);
        Assert.DoesNotContain("135790", code, StringComparison.Ordinal);
        Assert.DoesNotContain("246801", code, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_console_alone_can_send_is_said_to_be_so() =>
        Assert.StartsWith("# EnableMFADevice without UserName", Written(CodeLanguage.Cli, new EnableMFADevice(null, "arn:aws:iam::123456789012:mfa/phone", "135790", "246801")), StringComparison.Ordinal);

    [Fact]
    public void Boto3_gets_literals_of_Python() => Assert.Equal(
        """
        import boto3

        iam = boto3.client("iam")

        iam.create_group(GroupName="readers")

        iam.tag_user(
            UserName="alice",
            Tags=[{"Key": "name", "Value": "Zoë \"Z\""}],
        )

        """.ReplaceLineEndings("\n"),
        Written(CodeLanguage.Boto3, new CreateGroup("readers"), new TagUser("alice", [new("name", "Zoë \"Z\"")])));

    [Fact]
    public void Terraform_describes_the_status_of_credentials_and_says_what_is_no_description()
    {
        var code = Written(
            CodeLanguage.Terraform,
            new UpdateAccessKey("AKIAIOSFODNN7EXAMPLE", "Inactive") { UserName = "alice" },
            new UpdateSSHPublicKey("alice", "APKAIOSFODNN7EXAMPLE", "Inactive"),
            new SetSecurityTokenServicePreferences("v2Token"),
            new DeleteAccessKey("AKIAI44QH8DHBEXAMPLE") { UserName = "alice" },
            new SetDefaultPolicyVersion(Own, "v2"),
            new DeletePolicyVersion(Own, "v1"),
            new DeletePolicyVersion(Own, "v3"));

        Assert.Equal(
            """
            # AKIAIOSFODNN7EXAMPLE exists already: change these arguments where it is described, or import it first.
            resource "aws_iam_access_key" "alice" {
              user   = "alice"
              status = "Inactive"
            }

            # APKAIOSFODNN7EXAMPLE exists already: change these arguments where it is described, or import it first.
            resource "aws_iam_user_ssh_key" "alice" {
              username = "alice"
              status   = "Inactive"
            }

            resource "aws_iam_security_token_service_preferences" "account" {
              global_endpoint_token_version = "v2Token"
            }

            # Remove the aws_iam_access_key of AKIAI44QH8DHBEXAMPLE from your configuration.

            # Give /team/Homes the document of its version v2 where it is described.

            # Versions of a policy that are not its default are no part of a description; use the AWS CLI.

            """.ReplaceLineEndings("\n"),
            code);
    }

    [Fact]
    public void Terraform_describes_what_came_of_it_and_refers_to_what_it_makes()
    {
        var code = Written(
            CodeLanguage.Terraform,
            new CreateGroup("readers"),
            new CreatePolicy("Homes", Document) { Path = "/team/" },
            new CreateUser("al"),
            new UpdateUser("al") { NewUserName = "alice" },
            new TagUser("alice", [new("team", "core")]),
            new AttachGroupPolicy("readers", ReadOnly),
            new AttachUserPolicy("alice", Own),
            new AddUserToGroup("readers", "alice"),
            new AddUserToGroup("others", "alice"),
            new RemoveUserFromGroup("others", "alice"));

        Assert.Contains(
            """
            resource "aws_iam_user" "alice" {
              name = "alice"
              tags = {
                "team" = "core"
              }
            }
            """.ReplaceLineEndings("\n"),
            code,
            StringComparison.Ordinal);
        Assert.Contains("user       = aws_iam_user.alice.name\n  policy_arn = aws_iam_policy.Homes.arn", code, StringComparison.Ordinal);
        Assert.Contains("group      = aws_iam_group.readers.name\n  policy_arn = \"arn:aws:iam::aws:policy/ReadOnlyAccess\"", code, StringComparison.Ordinal);
        Assert.Contains("groups = [aws_iam_group.readers.name]", code, StringComparison.Ordinal);
        Assert.Contains("$${aws:username}", code, StringComparison.Ordinal);
        Assert.DoesNotContain("others", code, StringComparison.Ordinal);
        Assert.DoesNotContain("\"al\"", code, StringComparison.Ordinal);
    }

    [Fact]
    public void What_belongs_to_a_user_follows_its_new_name()
    {
        IamOperation[] renamed =
        [
            new CreateUser("al"),
            new CreateLoginProfile("al") { Password = "secret-one" },
            new AttachUserPolicy("al", ReadOnly),
            new AddUserToGroup("readers", "al"),
            new UpdateUser("al") { NewUserName = "alice" },
        ];

        Assert.Contains("LoginProfile:", Written(CodeLanguage.CloudFormation, renamed), StringComparison.Ordinal);
        var code = Written(CodeLanguage.Terraform, [.. renamed, new DetachUserPolicy("alice", ReadOnly), new RemoveUserFromGroup("readers", "alice")]);
        Assert.DoesNotContain("ReadOnlyAccess", code, StringComparison.Ordinal);
        Assert.DoesNotContain("readers", code, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_attached_twice_is_there_once() =>
        Assert.Equal(2, Written(CodeLanguage.Terraform, new AttachUserPolicy("alice", ReadOnly), new AttachUserPolicy("alice", ReadOnly)).Split("aws_iam_user_policy_attachment").Length);

    [Fact]
    public void Providers_are_described_as_they_came_to_be()
    {
        const string Oidc = "arn:aws:iam::123456789012:oidc-provider/login.example.com/tenant";
        const string Saml = "arn:aws:iam::123456789012:saml-provider/Corporate";
        IamOperation[] made =
        [
            new CreateOpenIDConnectProvider("https://login.example.com/tenant") { ClientIDList = ["one"] },
            new AddClientIDToOpenIDConnectProvider(Oidc, "two"),
            new RemoveClientIDFromOpenIDConnectProvider(Oidc, "one"),
            new TagOpenIDConnectProvider(Oidc, [new("a", "b")]),
            new CreateSAMLProvider("<first/>", "Corporate"),
            new UpdateSAMLProvider(Saml) { SAMLMetadataDocument = "<next/>", AddPrivateKey = "secret-key", AssertionEncryptionMode = "Required" },
        ];

        var terraform = Written(CodeLanguage.Terraform, made);
        Assert.Contains("client_id_list = [\"two\"]", terraform, StringComparison.Ordinal);
        Assert.Contains("saml_metadata_document = \"<next/>\"", terraform, StringComparison.Ordinal);
        Assert.Contains("# The encryption of Corporate cannot be described in Terraform", terraform, StringComparison.Ordinal);
        var cloudFormation = Written(CodeLanguage.CloudFormation, made);
        Assert.Contains("AssertionEncryptionMode: \"Required\"", cloudFormation, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-key", cloudFormation, StringComparison.Ordinal);
        Assert.DoesNotContain("resource", Written(CodeLanguage.Terraform, [.. made, new DeleteOpenIDConnectProvider(Oidc), new DeleteSAMLProvider(Saml)]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CodeLanguage.Terraform)]
    [InlineData(CodeLanguage.CloudFormation)]
    public void What_was_made_and_deleted_again_leaves_nothing_and_what_was_there_is_to_be_removed(CodeLanguage language)
    {
        var code = Written(language, new CreateUser("gone"), new AttachUserPolicy("gone", ReadOnly), new DetachUserPolicy("gone", ReadOnly), new DeleteUser("gone"), new DeleteUser("older"));

        Assert.DoesNotContain("gone", code, StringComparison.Ordinal);
        Assert.Contains("Remove", code, StringComparison.Ordinal);
        Assert.Contains("older", code, StringComparison.Ordinal);
    }

    [Fact]
    public void Terraform_says_what_it_cannot_describe_and_what_exists()
    {
        var code = Written(CodeLanguage.Terraform, new DeleteUserPermissionsBoundary("alice"), new TagUser("alice", [new("a", "b")]), new ChangePassword("secret-one", "secret-two"));

        Assert.Contains("# alice exists already", code, StringComparison.Ordinal);
        Assert.Contains("# ChangePassword is not part of a description", code, StringComparison.Ordinal);
    }

    [Fact]
    public void CloudFormation_hangs_policies_and_password_on_what_it_makes()
    {
        var code = Written(
            CodeLanguage.CloudFormation,
            new CreatePolicy("Homes", Document) { Path = "/team/" },
            new CreateUser("alice") { PermissionsBoundary = Own },
            new AttachUserPolicy("alice", Own),
            new AttachUserPolicy("bob", Own),
            new AttachUserPolicy("bob", ReadOnly),
            new CreateLoginProfile("alice") { Password = "secret-one", PasswordResetRequired = true },
            new AddUserToGroup("readers", "alice"),
            new CreateAccessKey("alice"),
            new CreateAccountAlias("example"));

        Assert.StartsWith("AWSTemplateFormatVersion: \"2010-09-09\"\n", code, StringComparison.Ordinal);
        Assert.Contains(
            """
              AliceUser:
                Type: AWS::IAM::User
                Properties:
                  UserName: "alice"
                  PermissionsBoundary: !Ref HomesPolicy
                  ManagedPolicyArns:
                    - !Ref HomesPolicy
                  LoginProfile:
                    Password: "<Password>"
                    PasswordResetRequired: true
            """.ReplaceLineEndings("\n"),
            code.Replace(": \n", ":\n", StringComparison.Ordinal),
            StringComparison.Ordinal);
        Assert.Contains("Users:\n        - \"bob\"\n", code.Replace(": \n", ":\n", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("# Add arn:aws:iam::aws:policy/ReadOnlyAccess to ManagedPolicyArns of bob", code, StringComparison.Ordinal);
        Assert.Contains("- !Ref AliceUser", code, StringComparison.Ordinal);
        Assert.Contains("CloudFormation has no type for this: AccountAlias example", code, StringComparison.Ordinal);
    }

    [Fact]
    public void An_inline_policy_that_is_put_twice_is_there_once()
    {
        var code = Written(CodeLanguage.Terraform, new PutGroupPolicy("readers", "own", Document), new PutGroupPolicy("readers", "own", Document.Replace("s3:*", "s3:GetObject", StringComparison.Ordinal)));

        Assert.Equal(2, code.Split("aws_iam_group_policy").Length);
        Assert.Contains("s3:GetObject", code, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_are_given_once_and_begin_with_a_letter()
    {
        var code = Written(CodeLanguage.Terraform, new CreateUser("a.b"), new CreateUser("a@b"), new CreateUser("1st"), new CreateAccessKey("1st"));

        Assert.Contains("\"aws_iam_user\" \"a_b\"", code, StringComparison.Ordinal);
        Assert.Contains("\"aws_iam_user\" \"a_b2\"", code, StringComparison.Ordinal);
        Assert.Contains("\"aws_iam_user\" \"_1st\"", code, StringComparison.Ordinal);
        Assert.Contains("\"aws_iam_access_key\" \"_1st\"", code, StringComparison.Ordinal);
    }

    private static string Written(CodeLanguage language, params IReadOnlyList<IamOperation> operations) => Code.Write(CodeRequest.OfChanges(operations), language);
}
