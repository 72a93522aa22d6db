variable "endpoint" {
  type = string
}

provider "aws" {
  region                  = "us-east-1"
  skip_metadata_api_check = true

  endpoints {
    iam            = var.endpoint
    sts            = var.endpoint
    accessanalyzer = var.endpoint
  }
}

resource "aws_iam_user" "alice" {
  name          = "tf-alice"
  path          = "/tf/"
  force_destroy = true
  tags          = { Team = "red" }
}

resource "aws_iam_group" "team" {
  name = "tf-team"
}

resource "aws_iam_user_group_membership" "alice" {
  user   = aws_iam_user.alice.name
  groups = [aws_iam_group.team.name]
}

data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::tf/*"]
  }
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

resource "aws_iam_policy" "read" {
  name        = "tf-read"
  description = "Reads one bucket"
  policy      = data.aws_iam_policy_document.read.json
  tags        = { Team = "red" }
}

resource "aws_iam_role" "server" {
  name                 = "tf-server"
  assume_role_policy   = data.aws_iam_policy_document.trust.json
  max_session_duration = 7200
  permissions_boundary = aws_iam_policy.read.arn
  tags                 = { Team = "red" }
}

resource "aws_iam_role_policy" "inline" {
  name   = "inline"
  role   = aws_iam_role.server.name
  policy = data.aws_iam_policy_document.read.json
}

resource "aws_iam_user_policy" "inline" {
  name   = "inline"
  user   = aws_iam_user.alice.name
  policy = data.aws_iam_policy_document.read.json
}

resource "aws_iam_group_policy" "inline" {
  name   = "inline"
  group  = aws_iam_group.team.name
  policy = data.aws_iam_policy_document.read.json
}

resource "aws_iam_role_policy_attachment" "read" {
  role       = aws_iam_role.server.name
  policy_arn = aws_iam_policy.read.arn
}

resource "aws_iam_user_policy_attachment" "read" {
  user       = aws_iam_user.alice.name
  policy_arn = aws_iam_policy.read.arn
}

resource "aws_iam_group_policy_attachment" "read" {
  group      = aws_iam_group.team.name
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

resource "aws_iam_access_key" "alice" {
  user = aws_iam_user.alice.name
}

resource "aws_iam_user_login_profile" "alice" {
  user                    = aws_iam_user.alice.name
  password_length         = 20
  password_reset_required = true
}

resource "aws_iam_account_password_policy" "strict" {
  minimum_password_length        = 12
  require_symbols                = true
  require_numbers                = true
  require_lowercase_characters   = true
  require_uppercase_characters   = true
  allow_users_to_change_password = true
}

resource "aws_iam_account_alias" "alias" {
  account_alias = "tf-example"
}

resource "aws_iam_virtual_mfa_device" "device" {
  virtual_mfa_device_name = "tf-device"
  tags                    = { Team = "red" }
}

resource "aws_iam_instance_profile" "server" {
  name = "tf-server"
  role = aws_iam_role.server.name
  tags = { Team = "red" }
}

resource "aws_iam_openid_connect_provider" "login" {
  url             = "https://login.tf.example/tenant"
  client_id_list  = ["app"]
  thumbprint_list = ["990f4193972f2becf12ddeda5237f9c952f20d9e"]
  tags            = { Team = "red" }
}

resource "aws_iam_saml_provider" "login" {
  name                   = "tf-login"
  saml_metadata_document = file("${path.module}/metadata.xml")
  tags                   = { Team = "red" }
}

data "aws_iam_principal_policy_simulation" "read" {
  action_names      = ["s3:GetObject"]
  policy_source_arn = aws_iam_user.alice.arn
  resource_arns     = ["arn:aws:s3:::tf/file"]
  depends_on        = [aws_iam_user_policy_attachment.read]

  lifecycle {
    postcondition {
      condition     = self.all_allowed
      error_message = "The attached policy allows it."
    }
  }
}

resource "aws_iam_service_linked_role" "analyzer" {
  aws_service_name = "access-analyzer.amazonaws.com"
}

resource "aws_accessanalyzer_analyzer" "watch" {
  analyzer_name = "tf-watch"
  type          = "ACCOUNT"
  tags          = { Team = "red" }
  depends_on    = [aws_iam_service_linked_role.analyzer]
}

resource "aws_accessanalyzer_analyzer" "unused" {
  analyzer_name = "tf-unused"
  type          = "ACCOUNT_UNUSED_ACCESS"
  depends_on    = [aws_iam_service_linked_role.analyzer]

  configuration {
    unused_access {
      unused_access_age = 30

      analysis_rule {
        exclusion {
          resource_tags = [{ Break-glass = "yes" }]
        }
      }
    }
  }
}

resource "aws_accessanalyzer_archive_rule" "partners" {
  analyzer_name = aws_accessanalyzer_analyzer.watch.analyzer_name
  rule_name     = "partners"

  filter {
    criteria = "principal.AWS"
    eq       = ["999999999999", "888888888888"]
  }

  filter {
    criteria = "isPublic"
    eq       = ["false"]
  }

  filter {
    criteria = "error"
    exists   = false
  }
}
